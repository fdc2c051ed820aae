/**
 * The last word to a follower: its cursor, and nothing after it.
 * Invariant: the cursor that it receives is the one where it stands when it receives it.
 */
import { encodeCursor } from './cursor.ts';
import type { FollowerState } from './follower-state.ts';
import type { FanOut, Follower } from './follower.ts';
import type { Seal } from './seal.ts';

/** To each that is live or late; never rejects. */
export async function tellPlaces<F extends Follower<Message>, Message>(
  states: Iterable<FollowerState<F, Message>>,
  fanOut: Pick<FanOut<F, Message>, 'caughtUp'>,
  seal: Pick<Seal, 'sign'>,
): Promise<void> {
  const live = [...states].filter(({ phase }) => phase === 'live' || phase === 'late');
  await Promise.all(live.map((state) => tellPlace(state, fanOut, seal)));
}

async function tellPlace<F extends Follower<Message>, Message>(
  state: FollowerState<F, Message>,
  fanOut: Pick<FanOut<F, Message>, 'caughtUp'>,
  seal: Pick<Seal, 'sign'>,
): Promise<void> {
  try {
    for (let isTold = false; !isTold;) {
      const { at } = state;
      const mark = await fanOut.caughtUp(state.follower, encodeCursor(at, seal));
      // It may have received more meanwhile.
      isTold = state.at === at;
      if (isTold) state.follower.take(mark);
    }
  } catch {
    // A follower that does not receive its cursor now has that of its last event.
  }
}
