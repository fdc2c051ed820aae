/**
 * The JSON of a value in pieces, down to the items of its first long lists, each of which is one.
 * Invariant: joined, they are the same text as JSON.stringify of all of it.
 */

/** A list of fewer holds its weight in its items. */
const FEW = 8;

type Plain = { [name: string]: unknown };

/** Made as they are asked for. */
export function* piecesOf(value: unknown): Generator<string> {
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
