// What both apps that the product is compared with keep: of each message one transaction (message id, state of the person, event, reply to send).
// As durable as the product (WAL, synchronous=FULL), and as fast as one process of node gets: prepared statements.
const Database = require("libsql");

const db = new Database(process.argv[3]);
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

/** The reply with its number in the outbox; null for a message that came before. */
exports.take = db.transaction((id, { user, channel, text }, reply) => {
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
exports.noteSoon = (ts, row) => { if (sent.push({ ts, row }) === 1) setTimeout(() => note(sent.splice(0)), 10); };
