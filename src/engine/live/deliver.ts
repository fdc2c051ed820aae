/** Messages on their way to a follower, a few at a time: one batch can be more than it can take. */
import { type Cursor, decodeCursor } from './cursor.ts';
import type { Follower, Placed } from './follower.ts';

/** So many before it is asked again whether it is full. */
const SLICE = 20;

export function* slices<Message>(messages: readonly Message[]): Generator<readonly Message[]> {
  for (let i = 0; i < messages.length; i += SLICE) yield messages.slice(i, i + SLICE);
}

/** As much as the follower can take; where it stands, if that is not all. */
export function deliver<Message extends Placed>(
  made: readonly Message[],
  follower: Follower<Message>,
  hand: (part: readonly Message[]) => void,
): Cursor | undefined {
  let last: Message | undefined;
  for (const part of slices(made)) {
    const cursor = last?.cursor;
    // Coalesced changes all stand before their batch: to stop among them would mean to begin it again.
    const isPlace = cursor !== undefined && cursor !== made[0]?.cursor;
    if (follower.isFull && isPlace) return decodeCursor(cursor, 'since');
    hand(part);
    last = part.at(-1);
  }
  return undefined;
}
