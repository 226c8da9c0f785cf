// The engine inside a script: one character a byte, in a template literal, so that what compresses the
// page sees the bytes (base64 hides them, and costs 30 % more on the wire). Written by hand after
// bundling, because a bundler would escape what may stand as it is.

const PLACE = '@@engine@@';

/** The module that stands for engine.wasm while bundling. */
export const ENGINE_MODULE = `const text = String.raw\`${PLACE}\`, bytes = new Uint8Array(text.length);
for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) - 1;
export default bytes;`;

/**
 * A byte is the character after its number, so that the frequent 0 is none that HTML forbids. What
 * HTML or the literal would read otherwise moves up by 256, which storing into a byte takes off again.
 */
const moved = new Set(['\0', '\r', '`', '\\', '$', '<'].map((character) => character.charCodeAt(0)));

function character(byte) {
  const code = (byte + 1) % 256;
  return String.fromCharCode(moved.has(code) ? code + 256 : code);
}

/** A bundled script with the engine in its place. */
export function withEngine(script, engine) {
  const characters = Array.from({ length: 256 }, (_, byte) => character(byte));
  return script.replace(PLACE, () => Array.from(engine, (byte) => characters[byte]).join(''));
}
