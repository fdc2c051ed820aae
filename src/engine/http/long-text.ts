/**
 * The JSON of a large answer, made a piece at a time, so that others are answered meanwhile.
 * Invariant: the same bytes as JSON.stringify of all of it.
 */
import { setImmediate } from 'node:timers/promises';
import { piecesOf } from './json-pieces.ts';

/** After so much of it others have their turn. */
const PIECE_MS = 5;

/** The bytes; undefined where they are more than `most`. */
export function longText(value: object, most: number): Promise<Buffer | undefined> {
  return bytesOfPieces(piecesOf(value), most);
}

/** The same of any text that is made a piece at a time. */
export async function bytesOfPieces(
  pieces: Iterable<string>,
  most: number,
): Promise<Buffer | undefined> {
  const bytes: Buffer[] = [];
  let [size, since, text] = [0, performance.now(), ''];
  for (const piece of pieces) {
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
