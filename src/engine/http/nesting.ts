/**
 * How deep a text of JSON nests and how much it holds, found before it is parsed: one walk over its bytes, which neither
 * calls itself nor keeps anything. What is no JSON may be judged either way; parsing tells.
 */

/** Lists and objects within one another; documents of clients stay below ten. */
export const DEEPEST = 100;

/** Members of its lists and objects. Sixty thousand keys of their own take 50 ms to parse, in which no one else is served. */
export const MOST_MEMBERS = 50_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** @param json in UTF-8, where no byte of another character looks like one of these */
export function excessOf(json: Uint8Array): 'DEPTH' | 'MEMBERS' | undefined {
  if (json.length <= DEEPEST) return undefined;
  let depth = 0;
  let members = 0;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) at = endOfText(json, at);
    else if (OPENING.has(byte)) {
      depth += 1;
      if (depth > DEEPEST) return 'DEPTH';
    } else if (CLOSING.has(byte)) depth -= 1;
    else if (byte === COMMA) {
      members += 1;
      if (members >= MOST_MEMBERS) return 'MEMBERS';
    }
  }
  return undefined;
}

/** Where the text that begins here ends. */
function endOfText(json: Uint8Array, begin: number): number {
  let at = begin + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}
