// Draws a card with Microsoft's package and returns everything it objected to.
const font = '"Segoe UI", "Noto Sans CJK JP", system-ui, sans-serif';
const colour = (ink, subtle) => ({ default: ink, subtle });
const foreground = {
  default: colour('#242424', '#616161'), dark: colour('#242424', '#616161'), light: colour('#ffffff', '#f0f0f0'), accent: colour('#4f52b2', '#5b5fc7'),
  good: colour('#0e700e', '#107c10'), warning: colour('#835b00', '#8a6100'), attention: colour('#a80000', '#b10e1c'),
};
const style = backgroundColor => ({ backgroundColor, foregroundColors: foreground });
const config = new AdaptiveCards.HostConfig({
  fontFamily: font, fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 }, separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  containerStyles: { default: style('#ffffff'), emphasis: style('#f5f5f5'), accent: style('#e8ebfa'), good: style('#e7f2da'), attention: style('#fcf4f6'), warning: style('#fbf6d9') },
  actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'vertical', actionAlignment: 'stretch', showCard: { actionMode: 'inline', style: 'emphasis' } },
  inputs: { label: { requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } } },
});
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text.replace(/\\(.)/g, '$1'); result.didProcess = true; };

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
