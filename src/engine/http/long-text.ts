/**
 * The JSON of a large answer, made a piece at a time, so that others are answered meanwhile.
 * Invariant: the same bytes as JSON.stringify of all of it.
 */
import { setImmediate } from 'node:timers/promises';

/** After so much of it others have their turn. */
const PIECE_MS = 5;
/** A list of fewer holds its weight in its items. */
const FEW = 8;

type Plain = { [name: string]: unknown };

/** The bytes; undefined where they are more than `most`. */
export async function longText(value: object, most: number): Promise<Buffer | undefined> {
  const bytes: Buffer[] = [];
  let [size, since, text] = [0, performance.now(), ''];
  for (const piece of piecesOf(value)) {
    text += piece;
    if (performance.now() - since < PIECE_MS) continue;
    size += bytes[bytes.push(Buffer.from(text)) - 1]?.length ?? 0;
    if (size > most) return undefined;
    text = '';
    await setImmediate();
    since = performance.now();
  }
  bytes.push(Buffer.from(text));
  const all = Buffer.concat(bytes);
  return all.length > most ? undefined : all;
}

/** Down to the items of the first long lists, each of which is one piece. */
function* piecesOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* itemsOf(value);
  else if (isPlain(value)) yield* fieldsOf(value);
  else yield JSON.stringify(value) ?? 'null';
}

function* itemsOf(list: readonly unknown[]): Generator<string> {
  let mark = '[';
  for (const item of list) {
    yield mark;
    mark = ',';
    if (list.length < FEW) yield* piecesOf(item);
    else yield JSON.stringify(item) ?? 'null';
  }
  yield mark === '[' ? '[]' : ']';
}

function* fieldsOf(fields: Plain): Generator<string> {
  let mark = '{';
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    yield `${mark}${JSON.stringify(name)}:`;
    mark = ',';
    yield* piecesOf(value);
  }
  yield mark === '{' ? '{}' : '}';
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !('toJSON' in value);
}
