/**
 * Cursors of live feeds. A cursor is a snapshot: its client has what was visible in it, and not what was not.
 * Inside a batch it names both ends and the last change delivered, since a batch is read in the order of ids.
 * Clients hold it as an opaque text and give it back unchanged; it is signed, so that only the hub makes one.
 */
import { HubError } from '../../errors.ts';
import type { Seal } from './seal.ts';
import type { Signature } from './signature.ts';
import { isSnapshot } from './snapshot-text.ts';

export interface Cursor {
  /** The life of the database: a restore into another cluster starts its transaction ids again. */
  epoch: string;
  /** As PostgreSQL writes a pg_snapshot: `xmin:xmax:xip,…`. */
  after: string;
  /**
   * Set inside a batch: the snapshot that the batch was read in, and its last id that was delivered. `endId`: no change of it has
   * a higher one; known of a long batch, which is gone on with by ids.
   */
  within?: { upTo: string; lastId: number; endId?: number | undefined };
}

const EPOCH = /^[0-9a-z]{1,40}$/;
const ID = /^\d{1,15}$/;

const SIGNATURE = /^~([0-9a-z]{4})([\w-]{16})$/;

export function encodeCursor({ epoch, after, within }: Cursor, seal: Pick<Seal, 'sign'>): string {
  const parts: (string | number)[] = [epoch, after];
  if (within) parts.push(within.upTo, within.lastId);
  if (within?.endId !== undefined) parts.push(within.endId);
  const text = parts.join(' ');
  const { keyId, mac } = seal.sign(text);
  return Buffer.from(`${text} ~${keyId}${mac}`).toString('base64url');
}

/** One that the hub made itself: its signature is not looked at. @throws BAD_USER_INPUT for a text that is no cursor */
export function decodeCursor(text: string, argument: string): Cursor {
  return readCursor(text, argument).cursor;
}

interface Read {
  cursor: Cursor;
  /** What is signed, and with what; undefined: as an older hub made it, not at all. */
  text: string;
  signature: Signature | undefined;
}

/** @throws BAD_USER_INPUT for a text that is no cursor */
export function readCursor(given: string, argument: string): Read {
  const parts = Buffer.from(given, 'base64url').toString().split(' ');
  const [, keyId, mac] = SIGNATURE.exec(parts.at(-1) ?? '') ?? [];
  const signature = keyId !== undefined && mac !== undefined ? { keyId, mac } : undefined;
  if (signature) parts.pop();
  return { cursor: cursorOf(parts, argument), text: parts.join(' '), signature };
}

/** Refuses a text that is no cursor, or that a client has changed. */
export function notACursor(argument: string): HubError {
  return HubError.badInput(
    argument,
    `\`${argument}\` is not a cursor of a feed. Give back the \`cursor\` of the last event, unchanged.`,
  );
}

function cursorOf(parts: string[], argument: string): Cursor {
  const [epoch = '', after = '', upTo, lastId, endId] = parts;
  const isPlain = EPOCH.test(epoch) && isSnapshot(after);
  const isWhole =
    upTo === undefined ||
    (isSnapshot(upTo) && [lastId ?? '', endId ?? '0'].every((id) => ID.test(id)));
  if (!isPlain || !isWhole) {
    throw notACursor(argument);
  }
  return upTo === undefined
    ? { epoch, after }
    : { epoch, after, within: { upTo, lastId: Number(lastId), ...endOf(endId) } };
}

/** Absent in what was made within a short batch, or by an older hub. */
function endOf(endId: string | undefined): { endId?: number } {
  return endId === undefined ? {} : { endId: Number(endId) };
}
