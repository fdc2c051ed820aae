/**
 * Reads the figures of a place anew after changes: at once where nothing was read for a second, at most once a second.
 * Invariant: after a change was told a read begins later than it, so the figures end at what a fresh question answers.
 */
import { ask } from './asking.ts';
import type { Clock } from './clock.ts';
import {
  ScreenFiguresDocument,
  type ScreenFiguresQuery,
  ScreenUnitFiguresDocument,
  type ScreenUnitFiguresQuery,
} from './generated/graphql.ts';
import type { Life } from './life.ts';
import { isUnit, scopeOf } from './scope.ts';

const LEAST_MS = 1_000;
/** Until it is tried again where the hub could not answer. */
const AGAIN_MS = 5_000;

export type Answer = ScreenFiguresQuery | ScreenUnitFiguresQuery;

interface Parts {
  /** See `scope.ts`. */
  subject: string;
  life: Life;
  clock: Clock;
  onRead: (answer: Answer) => void;
  onFailure: (error: unknown) => void;
}

export class Reading {
  private readonly parts: Parts;
  private isReading = false;
  private isWanted = false;
  /** Counts the reads whose answers were shown. */
  count = 0;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Whether what is shown is as new as what was told. */
  get isSettled(): boolean {
    return !this.isReading && !this.isWanted;
  }

  soon(): void {
    this.isWanted = true;
    if (this.isReading) return;
    this.isReading = true;
    this.readWhileWanted().catch((error: unknown) => {
      this.isReading = false;
      this.parts.onFailure(error);
      this.parts.life.after(AGAIN_MS, () => this.soon());
    });
  }

  /** An answer of this moment, which is not shown. */
  async fresh(): Promise<Answer> {
    const { subject, life, clock } = this.parts;
    const askedMs = Date.now();
    const answer = await answerOf(subject, life.signal);
    clock.correct(Date.parse(answer.hub.now), askedMs);
    return answer;
  }

  private async readWhileWanted(): Promise<void> {
    const { life, onRead } = this.parts;
    while (this.isWanted && !life.signal.aborted) {
      this.isWanted = false;
      const rest = life.pause(LEAST_MS);
      const answer = await this.fresh();
      if (life.signal.aborted) return;
      this.count += 1;
      onRead(answer);
      await rest;
    }
    this.isReading = false;
  }
}

function answerOf(subject: string, signal: AbortSignal): Promise<Answer> {
  const scope = scopeOf(subject);
  return isUnit(subject)
    ? ask(ScreenUnitFiguresDocument, { unitId: subject, scope }, signal)
    : ask(ScreenFiguresDocument, { code: subject, scope }, signal);
}
