/// The page's side of the core (src/wasm/abi.cpp): the very functions of the server, compiled to WebAssembly.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/// The core asks the machine for nothing: whatever an import is called for is answered with 0.
function importsOf(module) {
  const imports = {};
  for (const { module: group, name } of WebAssembly.Module.imports(module)) {
    imports[group] ??= {};
    imports[group][name] = () => 0;
  }
  return imports;
}

export class Core {
  /// `module` a WebAssembly.Module, `parts` the bytes of every part of a copy. Throws with the core's own words when
  /// the parts are no copy.
  static async open(module, parts) {
    const { exports } = await WebAssembly.instantiate(module, importsOf(module));
    exports._initialize?.();
    const core = new Core(exports);
    for (const part of parts) core.lend([new Uint8Array(part)], (...given) => exports.relais_add_part(...given));
    if (!exports.relais_open()) throw new Error(core.body());
    return core;
  }

  constructor(exports) {
    this.exports = exports;
  }

  /// Calls `action` with the address and length of each of these bytes inside the core.
  lend(all, action) {
    const lent = all.map((bytes) => [this.exports.relais_alloc(bytes.length), bytes]);
    for (const [address, bytes] of lent) new Uint8Array(this.exports.memory.buffer).set(bytes, address);
    const answer = action(...lent.flatMap(([address, bytes]) => [address, bytes.length]));
    for (const [address] of lent) this.exports.relais_free(address);
    return answer;
  }

  read(address, length) {
    return decoder.decode(new Uint8Array(this.exports.memory.buffer, address, length));
  }

  body() {
    return this.read(this.exports.relais_body(), this.exports.relais_body_size());
  }

  /// Pages link to files of a folder from now on (offline/stick_links.h); `up` leads there from the page shown.
  linkFiles(up) {
    this.lend([encoder.encode(up)], (...where) => this.exports.relais_link_files(...where));
  }

  /// {status, type, body} of an address ("/fr/?q=droit"); `now` a Date.
  answer(method, target, body, now) {
    const seconds = Math.floor(now.getTime() / 1000);
    const given = [method, target, body].map((text) => encoder.encode(text));
    const status = this.lend(given, (...where) => this.exports.relais_answer(...where, seconds));
    return { status, type: this.read(this.exports.relais_type(), this.exports.relais_type_size()), body: this.body() };
  }
}
