// Draws a card with Microsoft's package, in the colours of Teams' light or dark theme, and returns everything it objected to.
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
const font = '"Segoe UI", "Noto Sans CJK JP", system-ui, sans-serif';
const colour = (ink, subtle) => ({ default: ink, subtle });
const foreground = dark ? {
  default: colour('#ffffff', '#adadad'), dark: colour('#242424', '#616161'), light: colour('#ffffff', '#f0f0f0'), accent: colour('#9299f7', '#9299f7'),
  good: colour('#92c353', '#92c353'), warning: colour('#f8d22a', '#f8d22a'), attention: colour('#f9526b', '#f9526b'),
} : {
  default: colour('#242424', '#616161'), dark: colour('#242424', '#616161'), light: colour('#ffffff', '#f0f0f0'), accent: colour('#4f52b2', '#5b5fc7'),
  good: colour('#0e700e', '#107c10'), warning: colour('#835b00', '#8a6100'), attention: colour('#a80000', '#b10e1c'),
};
const backgrounds = dark
  ? { default: '#292929', emphasis: '#1f1f1f', accent: '#2f2f4a', good: '#0d2e0d', attention: '#3e1f25', warning: '#463100' }
  : { default: '#ffffff', emphasis: '#f5f5f5', accent: '#e8ebfa', good: '#e7f2da', attention: '#fcf4f6', warning: '#fbf6d9' };
const style = backgroundColor => ({ backgroundColor, foregroundColors: foreground });
const config = new AdaptiveCards.HostConfig({
  fontFamily: font, fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 }, separator: { lineThickness: 1, lineColor: dark ? '#525252' : '#e0e0e0' },
  containerStyles: Object.fromEntries(Object.entries(backgrounds).map(([name, background]) => [name, style(background)])),
  actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'vertical', actionAlignment: 'stretch', showCard: { actionMode: 'inline', style: 'emphasis' } },
  inputs: { label: { requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } } },
});
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const plain = text.replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2">$1</a>').replace(/\\(.)/g, '$1');
  [result.outputHtml, result.didProcess] = [plain, true];
};

// The package draws bare buttons and fields; Teams gives them this look.
document.head.append(Object.assign(document.createElement('style'), { textContent: `
  .ac-pushButton { font: 600 14px ${font}; min-height: 32px; padding: 5px 12px; border: 1px solid ${dark ? '#666666' : '#d1d1d1'}; border-radius: 4px; background: ${backgrounds.default}; color: ${foreground.default.default}; white-space: normal; }
  .ac-pushButton.style-positive { border-color: transparent; background: ${dark ? '#7f85f5' : '#5b5fc7'}; color: ${dark ? '#000000' : '#ffffff'}; }
  .ac-pushButton.style-destructive { border-color: transparent; background: #c4314b; color: #ffffff; }
  input.ac-input, textarea.ac-input, select.ac-input { font: 14px ${font}; padding: 5px 10px; border: 1px solid ${dark ? '#666666' : '#d1d1d1'}; border-radius: 4px; }
  a { color: ${dark ? '#9299f7' : '#4f52b2'}; }` }));

function draw(json) {
  const problems = [];
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = config;
  card.parse(json, context);
  for (let i = 0; i < context.eventCount; i++) problems.push(`${JSON.stringify(context.getEventAt(i).message)} in ${JSON.stringify(json).slice(0, 300)}`);
  for (const failed of card.validateProperties().validationEvents) problems.push(`${failed.message} in ${JSON.stringify(json).slice(0, 300)}`);
  const drawn = card.render();
  const main = document.querySelector('main');
  main.replaceChildren(drawn);
  if (!(main.getBoundingClientRect().height > 20)) problems.push(`nothing was drawn of ${JSON.stringify(json).slice(0, 300)}`);
  return problems;
}
