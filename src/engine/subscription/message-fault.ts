/**
 * Judges a message of a socket before the protocol's own server reads it.
 * Invariant: what nests too deep, or holds too many values, is never parsed.
 */
import { DEEPEST, MOST_MEMBERS, excessOf } from '../http/nesting.ts';

const LONGEST_ID = 128;
const FROM_CLIENTS = new Set(['connection_init', 'ping', 'pong', 'subscribe', 'complete']);

/** What the protocol's own server would take for a fault of ours. What is no JSON it refuses itself. */
export function faultOf(message: Uint8Array): string | undefined {
  const excess = excessOf(message);
  if (excess === 'DEPTH') return `The message nests deeper than ${DEEPEST} lists and objects.`;
  if (excess) return `The message has more than ${MOST_MEMBERS} values.`;
  const read = readObject(message);
  if (!read) return undefined;
  const { type, id } = read;
  if (typeof type !== 'string' || !FROM_CLIENTS.has(type)) {
    return 'The `type` of a message is one that clients send.';
  }
  const isLong = typeof id === 'string' && id.length > LONGEST_ID;
  return isLong ? `The \`id\` of a message has ${LONGEST_ID} characters at most.` : undefined;
}

function readObject(message: Uint8Array): { type?: unknown; id?: unknown } | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(message).toString());
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}
