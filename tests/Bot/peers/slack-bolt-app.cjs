// A small app on Slack's own framework. `http` prints the port it listens on, `socket` prints "ready"; each later line is JSON: what it handled or noticed.
const { App, HTTPReceiver, SocketModeReceiver, LogLevel } = require("@slack/bolt");
const [transport] = process.argv.slice(2);
const { BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, API_URL } = process.env;
const clientOptions = { slackApiUrl: API_URL };
const says = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));
const quiet = { debug() {}, info() {}, warn: m => says("warn", { text: String(m) }), error: m => says("logged", { text: String(m?.message ?? m) }), setLevel() {}, getLevel: () => LogLevel.INFO, setName() {} };

const receiver = transport === "http"
  ? new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger: quiet, endpoints: "/slack/events" })
  : new SocketModeReceiver({ appToken: APP_TOKEN, logger: quiet, installerOptions: { clientOptions } });
const app = new App({ token: BOT_TOKEN, receiver, clientOptions, logger: quiet });
app.error(async error => says("error", { text: error.message, code: error.code, data: error.data }));

const plain = text => ({ type: "plain_text", text });
const card = state => [
  { type: "section", text: { type: "mrkdwn", text: `*${state}*` } },
  { type: "actions", block_id: "choices", elements: [
    { type: "button", action_id: "acknowledge", text: plain("Acknowledge"), value: "42", style: "primary" },
    { type: "static_select", action_id: "severity", placeholder: plain("Severity"), options: ["low", "high"].map(v => ({ text: plain(v), value: v })) }] }];
const form = {
  type: "modal", callback_id: "report", title: plain("Report"), submit: plain("Send"), notify_on_close: true,
  blocks: [
    { type: "input", block_id: "summary", label: plain("What happened"), element: { type: "plain_text_input", action_id: "text" } },
    { type: "input", block_id: "site", optional: true, label: plain("Where"), element: { type: "static_select", action_id: "pick", options: ["Osaka", "Tokyo"].map(v => ({ text: plain(v), value: v.toLowerCase() })) } }],
};

app.message(async ({ message, say, client, body }) => {
  says("message", { text: message.text, channel_type: message.channel_type, subtype: message.subtype, ts: message.ts, event_id: body.event_id });
  if (message.channel_type !== "im") return;
  if (message.files) {
    const answer = await fetch(message.files[0].url_private, { headers: { authorization: `Bearer ${BOT_TOKEN}` }, redirect: "manual" });
    await say(`${message.files[0].name}: ${answer.status}, ${(await answer.arrayBuffer()).byteLength} bytes`);
  } else if (message.text === "upload") {
    await client.filesUploadV2({ channel_id: message.channel, filename: "log.txt", file: Buffer.from("three lines"), initial_comment: "The log" });
  } else {
    await say({ text: "A card", blocks: card("Open") });
  }
});
app.event("app_mention", async ({ event, say }) => { says("app_mention", { text: event.text }); await say({ text: "In this thread.", thread_ts: event.thread_ts ?? event.ts }); });
app.event("app_home_opened", async ({ event, client }) => {
  if (event.tab === "home") await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "section", text: plain("At home") }] } });
});
for (const name of ["reaction_added", "pin_added", "member_joined_channel", "user_change", "app_uninstalled", "tokens_revoked"]) {
  app.event(name, async ({ event }) => says(name, { user: event.user?.id ?? event.user }));
}
app.event("message", async ({ event }) => says("message event", { subtype: event.subtype ?? "", bot_id: event.bot_id }));
app.action("acknowledge", async ({ ack, body, client, action, respond }) => {
  await ack();
  says("acknowledge", { value: action.value, ephemeral: body.container.is_ephemeral ?? false });
  if (body.container.is_ephemeral) await respond({ text: "Gone", replace_original: true });
  else await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: "Done", blocks: card(`Acknowledged by ${body.user.name}`) });
});
app.action("severity", async ({ ack, action, body }) => { await ack(); says("severity", { chosen: action.selected_option.value, state: body.state.values.choices.severity.selected_option.value }); });
app.command("/sample", async ({ ack, command, respond, client }) => {
  if (command.text === "later") { await ack(); await respond({ text: "Later", response_type: "in_channel" }); return; }
  if (command.text === "only me") { await ack(); await client.chat.postEphemeral({ channel: command.channel_id, user: command.user_id, text: "Only you", blocks: card("Yours") }); return; }
  await ack(`You said ${command.text}`);
});
app.shortcut("ask", async ({ ack, shortcut, client }) => { await ack(); await client.views.open({ trigger_id: shortcut.trigger_id, view: form }); });
app.shortcut("keep", async ({ ack, shortcut, client }) => { await ack(); await client.reactions.add({ channel: shortcut.channel.id, timestamp: shortcut.message.ts, name: "eyes" }); });
app.view("report", async ({ ack, view, body }) => {
  const text = view.state.values.summary.text.value;
  says("report", { text, site: view.state.values.site.pick.selected_option?.value ?? null });
  if (text === "x") await ack({ response_action: "errors", errors: { summary: "Please say more" } });
  else if (text === "next") await ack({ response_action: "push", view: { ...form, title: plain("Second") } });
  else if (text === "again") await ack({ response_action: "update", view: { ...form, title: plain("Changed") } });
  else await ack();
});
app.view({ callback_id: "report", type: "view_closed" }, async ({ ack }) => { await ack(); says("view_closed"); });

(async () => {
  if (transport === "http") {
    const server = await app.start({ port: 0, host: "127.0.0.1" });
    console.log(server.address().port);
  } else {
    await app.start();
    console.log("ready");
  }
})().catch(error => { console.error(error); process.exit(1); });
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
