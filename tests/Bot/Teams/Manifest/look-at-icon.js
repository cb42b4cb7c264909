// Measures a picture point by point: its size, what shows through, the bounds of the mark, and how far it is from its drawing.
async function points(source, width, height) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(width ?? image.naturalWidth, height ?? image.naturalHeight);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function look(png, svg) {
  const { width, height, data } = await points(png);
  const drawn = (await points(svg, width, height)).data;
  const icon = { width, height, seenThrough: 0, notWhite: 0, left: width, top: height, right: 0, bottom: 0 };
  const at = i => data.slice(i, i + 4).join();
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) {
    const [x, y] = [i / 4 % width, Math.floor(i / 4 / width)];
    if (data[i + 3] < 255) icon.seenThrough++;
    if (data[i + 3] > 0 && (data[i] < 255 || data[i + 1] < 255 || data[i + 2] < 255)) icon.notWhite++;
    colours.add(at(i));
    if (at(i) === at(0)) continue;
    [icon.left, icon.top] = [Math.min(icon.left, x), Math.min(icon.top, y)];
    [icon.right, icon.bottom] = [Math.max(icon.right, x + 1), Math.max(icon.bottom, y + 1)];
  }
  icon.colours = colours.size;
  icon.otherThanDrawn = data.reduce((sum, value, i) => sum + Math.abs(value - drawn[i]), 0) / data.length;
  return icon;
}
