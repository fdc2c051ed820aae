/** What the screen must know before it shows anything: whose it is, what it covers, and the hub's labels. */
import { Unanswered, ask } from './asking.ts';
import { ScreenStartDocument } from './generated/graphql.ts';
import type { Life } from './life.ts';
import { ownOf } from './rights.ts';
import type { Store } from './store.ts';

const AGAIN_MS = 5_000;

/** What the screen is of, as `scope.ts` has it; asked again until the hub answers. */
export async function startOf(store: Store, life: Life): Promise<string | undefined> {
  while (!life.signal.aborted) {
    try {
      const { viewer, labels } = await ask(ScreenStartDocument, {}, life.signal);
      const known = labels.map(
        ({ enum: name, value, zh, en }) => [`${name}.${value}`, { zh, en }] as const,
      );
      const own = ownOf(viewer.grants);
      const subject = own && (store.shown.wishes.scope ?? own);
      store.set({ labels: new Map(known), ...(subject === undefined && { link: 'refused' }) });
      if (subject !== undefined) return subject;
    } catch (error) {
      store.set({ link: (error instanceof Unanswered && error.refusal) || 'away' });
    }
    await life.pause(AGAIN_MS);
  }
  return undefined;
}
