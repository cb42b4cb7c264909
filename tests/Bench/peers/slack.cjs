// An app on Slack's own framework: each message is committed, then acknowledged, then replied to. No logging, connections kept open.
const { App, HTTPReceiver, LogLevel } = require("@slack/bolt");
const { take, noteSoon } = require("./store.cjs");
const [port] = process.argv.slice(2);
const { BOT_TOKEN, SIGNING_SECRET, API_URL } = process.env;

// As long as a usual card of the product: 1.3 kB.
const reply = text => ({ text, blocks: [
  { type: "section", text: { type: "mrkdwn", text: "あ".repeat(300) } },
  { type: "actions", block_id: "answers", elements: ["yes", "no"].map(v => ({ type: "button", action_id: v, value: v, text: { type: "plain_text", text: v } })) }] });

const quiet = { debug() {}, info() {}, warn() {}, error(...m) { console.error(...m); }, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger: quiet, endpoints: "/slack/events", processBeforeResponse: true });
const app = new App({ token: BOT_TOKEN, receiver, logger: quiet, clientOptions: { slackApiUrl: API_URL, logger: quiet } });
app.message(async ({ message, body, client }) => {
  const taken = take.immediate(body.event_id, message, reply);
  if (taken) setImmediate(async () => noteSoon((await client.chat.postMessage({ channel: message.channel, ...taken.message })).ts, taken.row));
});
app.start({ port: Number(port), host: "127.0.0.1" });
