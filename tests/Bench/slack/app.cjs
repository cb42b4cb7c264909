// An app on Slack's own framework: of each message one transaction (message id, state of the person, event, reply to send), then the acknowledgement, then the reply.
// As durable as the product (WAL, synchronous=FULL), and as fast as one process of this framework gets: prepared statements, no logging, connections kept open.
const { App, HTTPReceiver, LogLevel } = require("@slack/bolt");
const Database = require("libsql");
const [port, file] = process.argv.slice(2);
const { BOT_TOKEN, SIGNING_SECRET, API_URL } = process.env;

const db = new Database(file);
for (const pragma of ["journal_mode = wal", "synchronous = full", "wal_autocheckpoint = 4000", "cache_size = -16384"]) db.pragma(pragma);
db.exec(`
  create table received (id text primary key, at integer not null) without rowid;
  create table people (id text primary key, version integer not null, json text not null) without rowid;
  create table events (person text not null, version integer not null, json text not null, at integer not null, primary key (person, version));
  create table outbox (id integer primary key, channel text not null, json text not null, sent text);`);
const receive = db.prepare("insert into received (id, at) values (?, ?) on conflict do nothing");
const load = db.prepare("select version, json from people where id = ?");
const save = db.prepare("insert into people (id, version, json) values (?, ?, ?) on conflict (id) do update set version = excluded.version, json = excluded.json");
const append = db.prepare("insert into events (person, version, json, at) values (?, ?, ?, ?)");
const toSend = db.prepare("insert into outbox (channel, json) values (?, ?)");
const wasSent = db.prepare("update outbox set sent = ? where id = ?");

// As long as a usual card of the product: 1.3 kB.
const reply = text => ({ text, blocks: [
  { type: "section", text: { type: "mrkdwn", text: "あ".repeat(300) } },
  { type: "actions", block_id: "answers", elements: ["yes", "no"].map(v => ({ type: "button", action_id: v, value: v, text: { type: "plain_text", text: v } })) }] });

/** The reply with its number in the outbox; null for a message that came before. */
const take = db.transaction((id, { user, channel, text }) => {
  const now = Date.now();
  if (receive.run(id, now).changes === 0) return null;
  const person = load.get(user);
  const state = person ? JSON.parse(person.json) : { said: 0 };
  const version = (person?.version ?? 0) + 1;
  append.run(user, version, JSON.stringify({ kind: "said", text }), now);
  save.run(user, version, JSON.stringify({ ...state, said: state.said + 1, last: text }));
  const message = reply(`${version}: ${text}`);
  return { message, row: toSend.run(channel, JSON.stringify(message)).lastInsertRowid };
});

// What was sent is noted together, so that it costs few commits.
const sent = [];
const note = db.transaction(rows => { for (const { ts, row } of rows) wasSent.run(ts, row); });
const noteSoon = (ts, row) => { if (sent.push({ ts, row }) === 1) setTimeout(() => note(sent.splice(0)), 10); };

const quiet = { debug() {}, info() {}, warn() {}, error(...m) { console.error(...m); }, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger: quiet, endpoints: "/slack/events", processBeforeResponse: true });
const app = new App({ token: BOT_TOKEN, receiver, logger: quiet, clientOptions: { slackApiUrl: API_URL, logger: quiet } });
app.message(async ({ message, body, client }) => {
  const taken = take.immediate(body.event_id, message);
  if (taken) setImmediate(async () => noteSoon((await client.chat.postMessage({ channel: message.channel, ...taken.message })).ts, taken.row));
});
app.start({ port: Number(port), host: "127.0.0.1" });
