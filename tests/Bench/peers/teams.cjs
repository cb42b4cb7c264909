// An app on Microsoft's own framework: each activity's token is checked, it is committed, then acknowledged, then replied to.
const http = require("node:http"), https = require("node:https");
const { take, noteSoon } = require("./store.cjs");
const [port] = process.argv.slice(2);
const { APP_ID, TENANT_ID, CLIENT_SECRET, API_URL } = process.env;

// The names of Microsoft's issuers lead to this machine; the framework cannot be told another.
const stub = new URL(API_URL), { request } = https, { fetch } = globalThis;
const names = ["login.botframework.com", "login.microsoftonline.com"];
https.request = (options, answered) => names.includes(options.hostname)
  ? request({ ...options, agent: undefined, host: stub.hostname, hostname: stub.hostname, port: stub.port, servername: stub.hostname }, answered)
  : request(options, answered);
globalThis.fetch = (address, options) => {
  const url = new URL(address);
  if (names.includes(url.hostname)) url.host = stub.host;
  return fetch(url, options);
};

const { CloudAdapter, authorizeJWT } = require("@microsoft/agents-hosting");
const { Activity } = require("@microsoft/agents-activity");
const config = { clientId: APP_ID, clientSecret: CLIENT_SECRET, tenantId: TENANT_ID };
const adapter = new CloudAdapter(config);
const authorize = authorizeJWT({ ...config, connections: new Map([["it", config]]) });

// As long as a usual card of the product: 1.3 kB.
const reply = text => ({ type: "message", summary: text, attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: {
  type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "あ".repeat(300), wrap: true }],
  actions: ["yes", "no"].map(v => ({ type: "Action.Execute", title: v, verb: v, data: { v } })) } }] });

const turn = async context => {
  const { activity } = context, client = context.turnState.get(adapter.ConnectorClientKey);
  const taken = take.immediate(activity.id, { user: activity.from.id, channel: activity.conversation.id, text: activity.text }, reply);
  if (taken) setImmediate(async () => noteSoon((await client.sendToConversation(activity.conversation.id, Activity.fromObject(taken.message))).id, taken.row));
};

http.createServer(async (req, res) => {
  res.status = code => { res.statusCode = code; return res; };
  res.send = body => res.end(typeof body === "string" ? body : JSON.stringify(body));
  if (req.method === "GET") return res.end();
  const parts = [];
  for await (const part of req) parts.push(part);
  await authorize(req, res, async () => {
    req.body = JSON.parse(Buffer.concat(parts).toString());
    await adapter.process(req, res, turn);
  });
}).listen(Number(port), "127.0.0.1");
