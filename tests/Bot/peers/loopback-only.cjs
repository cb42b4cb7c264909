// Preloaded into programs that would listen on every interface and dial out: they listen on loopback and reach nothing else.
const net = require("net");
const isHere = host => !host || ["localhost", "127.0.0.1", "::1"].includes(host);

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (first, ...rest) {
  if (typeof first === "object" && first !== null && "port" in first) return listen.call(this, { ...first, host: "127.0.0.1" }, ...rest);
  if (typeof first === "number" || (typeof first === "string" && /^\d+$/.test(first))) {
    const callback = rest.find(a => typeof a === "function");
    return listen.call(this, { port: Number(first), host: "127.0.0.1" }, ...(callback ? [callback] : []));
  }
  return listen.call(this, first, ...rest);
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (options && typeof options === "object" && options.host && !isHere(options.host)) {
    process.nextTick(() => this.destroy(new Error(`${options.host} is not on this machine`)));
    return this;
  }
  return connect.apply(this, given);
};
