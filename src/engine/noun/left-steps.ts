/** The steps that one command leaves. Invariant: one on each row at most, and each is a version of its row. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { StateStep } from './steps.ts';

/** What a step says beside who gave which command. */
export interface StepNote {
  from: string | null;
  to: string;
  reason?: string | null;
  isNew?: boolean;
}

export interface Touched {
  id: string;
  version: number;
  updatedAt: Date;
}

/** A noun, as far as its steps go. */
export interface NounOfSteps {
  kind: string;
  Step: (new () => StateStep) | undefined;
}

/** What steps tell of who gave the command; the role is the one that allowed it. */
export interface Giver {
  command: string;
  actor: string;
  role: string;
}

export class LeftSteps {
  private readonly em: EntityManager;
  private readonly now: Date;
  private readonly giver: Giver;
  private readonly steps = new Map<object, StateStep>();

  /** @param giver read when a step is left: by then a guard has said the role */
  constructor(em: EntityManager, now: Date, giver: Giver) {
    this.em = em;
    this.now = now;
    this.giver = giver;
  }

  /**
   * Leaves the step of this command on a row, one at most: a second one says where the first ended up.
   * The row is touched, so that every step is a version of it and an event.
   */
  leave(noun: NounOfSteps, row: Touched, told: StepNote): void {
    const { isNew, reason, ...rest } = told;
    const earlier = this.steps.get(row);
    if (earlier) {
      earlier.to = told.to;
      earlier.reason = [earlier.reason, reason].filter(Boolean).join('; ') || null;
      return;
    }
    if (!noun.Step) throw new Error(`${noun.kind} has no states, and so no steps`);
    if (!isNew) row.updatedAt = this.touched(row);
    const version = isNew ? 1 : row.version + 1;
    const step = Object.assign(new noun.Step(), rest, this.giver, {
      objectId: row.id,
      version,
      at: this.now,
      reason: reason ?? null,
    });
    this.steps.set(row, step);
    this.em.persist(step);
  }

  /** Later than before, though two commands may be given in one millisecond: what did not change would be no version. */
  private touched({ updatedAt }: Touched): Date {
    return updatedAt < this.now ? this.now : new Date(updatedAt.getTime() + 1);
  }
}
