/**
 * The way of the tail through the journal: tells its listeners what lies between its position and a snapshot, in batches.
 * Invariants: `position` moves only when the changes up to it have been handed on; what failed on the way is gone on with
 * from the same place, so nothing is skipped.
 */
import { assertThat } from '../../invariant.ts';
import type { Times } from './batch.ts';
import type { Journal } from './journal.ts';
import type { KindMarks } from './kind-marks.ts';
import type { Stretch } from './stretch.ts';
import type { TailListeners } from './tail-listeners.ts';

/** How many changes one batch hands on; a longer stretch goes on in the next. */
const BATCH = 1_000;

interface Means {
  journal: Pick<Journal, 'readPart'>;
  listeners: TailListeners;
  /** Of what is handed on. */
  marks: KindMarks;
}

export class TailWay {
  private readonly means: Means;
  private at: string;
  private stretch: Stretch | undefined;
  /** The journal no longer holds the changes after its position. */
  private isLost = false;

  constructor(means: Means, position: string) {
    this.means = means;
    this.at = position;
  }

  /** All up to this snapshot has been handed on. */
  get position(): string {
    return this.at;
  }

  /** Where the stretch ends that is under way, or was when it failed. */
  get goal(): string | undefined {
    return this.stretch?.upTo;
  }

  /** To the end of a stretch; whether it held anything. @throws Forgotten */
  async tell(upTo: string, times: Times): Promise<boolean> {
    const { journal, listeners, marks } = this.means;
    let hasTold = false;
    this.stretch ??= { after: this.isLost ? upTo : this.at, upTo, lastId: 0 };
    for (;;) {
      const { after, lastId: behindId } = this.stretch;
      const { changes, isLast, rest } = await journal.readPart(this.stretch, BATCH);
      // Its end is delivered even where its last part is empty.
      if (changes.length > 0 || (isLast && hasTold)) {
        hasTold = true;
        marks.note(changes);
        const { lastId, endId } = rest;
        const isForwards = changes.every(({ id }, i) => id > (changes[i - 1]?.id ?? behindId));
        assertThat(isForwards, 'a stretch is told in the order of its changes, each once');
        await listeners.hear({ changes, after, behindId, lastId, endId, upTo, isLast, times });
      }
      if (isLast) break;
      this.stretch = rest;
    }
    this.stretch = undefined;
    return hasTold;
  }

  /** All up to there is told, or no listener wanted it. */
  arrive(position: string): void {
    assertThat(this.stretch === undefined, 'the position moves when all before it is handed on');
    this.at = position;
    this.isLost = false;
  }

  /** Goes on from where the next round begins; every listener has to begin anew. */
  beginAnew(): void {
    this.stretch = undefined;
    this.isLost = true;
    this.means.marks.noteGap();
    this.means.listeners.lose();
  }
}
