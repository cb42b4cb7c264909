// A real SMTP server on a port of its own choosing; prints the port, then one JSON line for each mail. REFUSE=550 refuses every recipient with that code.
const { SMTPServer } = require("smtp-server");
const refuse = Number(process.env.REFUSE ?? 0);
const server = new SMTPServer({
  disabledCommands: ["STARTTLS"],
  authOptional: true,
  onRcptTo(address, session, done) {
    done(refuse ? Object.assign(new Error("refused by the test"), { responseCode: refuse }) : null);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", part => parts.push(part));
    stream.on("end", () => {
      console.log(JSON.stringify({ to: session.envelope.rcptTo.map(r => r.address), raw: Buffer.concat(parts).toString("utf8") }));
      done();
    });
  },
});
// A client that dies in the middle is what some tests are about.
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
