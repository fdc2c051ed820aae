/** What is sent to the thread that plans, and what it answers. Needs and resources are named by their places in the task. */
import type { MatchRule, UnmetCause } from './match.enums.ts';
import type { AsOf, OpenNeed, OpenResource } from './open-items.ts';

export interface PlanTask {
  needs: readonly OpenNeed[];
  resources: readonly OpenResource[];
  asOf: AsOf;
  /** For comparing and solving; what is made of its end comes on top. */
  seconds: number;
}

export interface PlannedPart {
  need: number;
  resource: number;
  quantity: number;
  score: number;
}

export interface UnmetPart {
  need: number;
  quantity: number;
  cause: UnmetCause;
  rules: MatchRule[];
}

export interface Planned {
  parts: PlannedPart[];
  value: number;
  bound: number;
  isOptimal: boolean;
  /** Eligible pairs that were compared, and those that were left out. */
  pairs: number;
  leftOut: number;
  unmet: UnmetPart[];
}

/** Where the time ends within the solver itself, the first plan is there. */
export type PlanMessage = { kind: 'FIRST' | 'DONE'; planned: Planned };
