// A small bot on Microsoft's own framework (@microsoft/agents-hosting). It prints the port it listens on; each later line is JSON: what it handled or noticed.
const http = require("node:http"), https = require("node:https");
const { APP_ID, CLIENT_SECRET, TENANT_ID, TEAMS } = process.env;
const says = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

// The names of Microsoft's two issuers lead to the fake, as a name server would lead there; nothing else may be reached but this machine.
const teams = new URL(TEAMS), names = ["login.botframework.com", "login.microsoftonline.com"], really = { request: https.request, fetch: globalThis.fetch };
https.request = (options, answered) => {
  if (options.hostname === teams.hostname) return really.request(options, answered);
  if (!names.includes(options.hostname)) throw new Error(`Nobody leads to ${options.hostname}`);
  return really.request({ ...options, agent: undefined, host: teams.hostname, hostname: teams.hostname, port: teams.port, servername: teams.hostname }, answered);
};
globalThis.fetch = (address, options) => {
  const url = new URL(address);
  if (names.includes(url.hostname)) url.host = teams.host;
  else if (url.host !== teams.host) throw new Error(`Nobody leads to ${url.hostname}`);
  return really.fetch(url, options);
};

const { CloudAdapter, authorizeJWT, CardFactory, ConnectorClient, MessageFactory, INVOKE_RESPONSE_KEY } = require("@microsoft/agents-hosting");
const { Activity } = require("@microsoft/agents-activity");
const { ConnectorClient: OlderClient, TokenCredentials } = require("botframework-connector");
const config = { clientId: APP_ID, clientSecret: CLIENT_SECRET, tenantId: TENANT_ID };
const adapter = new CloudAdapter(config);
const authorize = authorizeJWT({ ...config, connections: new Map([["it", config]]) });
adapter.onTurnError = async (_, error) => says("error", { text: String(error?.stack ?? error) });

const execute = (title, verb, data) => ({ type: "Action.Execute", title, verb, data, fallback: { type: "Action.Submit", title, data } });
const card = state => ({
  type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: state, weight: "bolder", wrap: true }],
  actions: [execute("Acknowledge", "acknowledge", { incident: "42" }), { type: "Action.Submit", title: "Ask", data: { msteams: { type: "task/fetch" }, form: "ask" } }],
});
const form = {
  type: "AdaptiveCard", version: "1.5", body: [{ type: "Input.Text", id: "what", label: "What happened" }], actions: [{ type: "Action.Submit", title: "Send", data: { form: "ask" } }],
};
const shown = content => Object.assign(MessageFactory.attachment(CardFactory.adaptiveCard(content)), { summary: content.body[0].text });
const tenant = { id: TENANT_ID }, bot = { id: `28:${APP_ID}` };

const invokes = {
  "adaptiveCard/action": async (context, { action, trigger }) => {
    says("execute", { verb: action.verb, data: action.data, trigger });
    const now = card(`Acknowledged by ${context.activity.from.name}`);
    await context.updateActivity(Object.assign(shown(now), { id: context.activity.replyToId }));
    return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: now };
  },
  "task/fetch": async () => ({ task: { type: "continue", value: { title: "Ask", height: "medium", width: "medium", card: CardFactory.adaptiveCard(form) } } }),
  "task/submit": async (_, value) => (says("task/submit", { data: value.data }), { task: { type: "message", value: "Thank you" } }),
};

// What a bot may do wrong, and with what it is refused.
const refused = async (what, call) => {
  try {
    await call();
    says("refused", { call: what, status: 200 });
  } catch (error) {
    says("refused", { call: what, status: error.status ?? error.response?.status, code: error.response?.data?.error?.code, text: error.message });
  }
};
const text = words => Activity.fromObject({ type: "message", text: words });
const wrongs = {
  token: ({ activity }) => ConnectorClient.createClientWithToken(activity.serviceUrl, "forged").sendToConversation(activity.conversation.id, text("x")),
  "no token": ({ activity }) => ConnectorClient.createClientWithToken(activity.serviceUrl, "").sendToConversation(activity.conversation.id, text("x")),
  conversation: (_, client) => client.sendToConversation("a:1nobody", text("x")),
  message: ({ activity }, client) => client.updateActivity(activity.conversation.id, "1", text("x")),
  size: ({ activity }, client) => client.sendToConversation(activity.conversation.id, text("あ".repeat(60_000))),
  empty: ({ activity }, client) => client.sendToConversation(activity.conversation.id, Activity.fromObject({ type: "message" })),
  member: ({ activity }, client) => client.getConversationMember("29:1nobody", activity.conversation.id),
  "two members": (_, client) => client.createConversation({ bot, members: [{ id: "29:1" }, { id: "29:2" }], isGroup: true, channelData: { tenant } }),
  "no tenant": ({ activity }, client) => client.createConversation({ bot, members: [{ id: activity.from.id }], isGroup: false }),
};

const commands = {
  card: async context => says("sent", { id: (await context.sendActivity(shown(card("Open")))).id }),
  typing: async context => { await context.sendActivity(Activity.fromObject({ type: "typing" })); await context.sendActivity("Here"); },
  gone: async context => { const { id } = await context.sendActivity("Not for long"); await context.deleteActivity(id); await context.sendActivity("It is gone"); },
  change: async context => { const { id } = await context.sendActivity("Before"); await context.updateActivity(Object.assign(text("After"), { id })); },
  who: async (context, client) => {
    const { activity } = context, where = activity.conversation.id.split(";")[0];
    says("member", await client.getConversationMember(activity.from.id, where));
    const token = await adapter.connectionManager.getDefaultConnection().getAccessToken("https://api.botframework.com");
    const older = new OlderClient(new TokenCredentials(token), { baseUri: activity.serviceUrl.replace(/\/$/, "") });
    says("members", { all: (await older.conversations.getConversationPagedMembers(where)).members.map(m => m.name) });
  },
  alone: async (context, client) => {
    const { activity } = context;
    const { id } = await client.createConversation({ bot, members: [{ id: activity.from.id }], isGroup: false, tenantId: TENANT_ID, channelData: { tenant } });
    await client.sendToConversation(id, text("Between us"));
  },
  later: async ({ activity }) => {
    const reference = activity.getConversationReference();
    setImmediate(() => adapter.continueConversation(APP_ID, reference, later => later.sendActivity("Unasked")).catch(error => says("error", { text: error.message })));
  },
};

const turn = async context => {
  const { activity } = context, client = context.turnState.get(adapter.ConnectorClientKey);
  if (activity.type === "invoke") {
    const body = await invokes[activity.name]?.(context, activity.value);
    if (body) context.turnState.set(INVOKE_RESPONSE_KEY, Activity.fromObject({ type: "invokeResponse", value: { status: 200, body } }));
    return;
  }
  if (activity.type !== "message") {
    says(activity.type, { action: activity.action, added: activity.membersAdded?.map(m => m.id) });
    if (activity.action === "remove") await adapter.continueConversation(APP_ID, activity.getConversationReference(), late => refused("removed", () => late.sendActivity("Still there?")));
    return;
  }
  const words = (activity.text ?? "").replace(/<at>.*?<\/at>/g, "").trim();
  says("message", { text: words, conversation: activity.conversation.id, locale: activity.locale });
  if (commands[words]) return commands[words](context, client);
  if (wrongs[words.slice("wrong ".length)]) return refused(words.slice("wrong ".length), () => wrongs[words.slice("wrong ".length)](context, client));
  await context.sendActivity(`You said ${words}`);
};

const server = http.createServer(async (req, res) => {
  res.status = code => { res.statusCode = code; return res; };
  res.send = body => res.end(typeof body === "string" ? body : JSON.stringify(body));
  try {
    const parts = [];
    for await (const part of req) parts.push(part);
    await authorize(req, res, async () => {
      req.body = JSON.parse(Buffer.concat(parts).toString() || "{}");
      await adapter.process(req, res, turn);
    });
  } catch (error) {
    says("error", { text: String(error?.stack ?? error) });
    if (!res.writableEnded) res.status(500).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
