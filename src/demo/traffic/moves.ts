/**
 * What the demo's traffic does of each kind: whom it asks for what, and which command it gives on what comes back. Pure:
 * the same chance and the same rows give the same command.
 */
import type { Random } from '../random.ts';
import type { Chance } from './chance.ts';
import * as onClaim from './claim-moves.ts';
import type { Command, Giver } from './command.ts';
import { beClosed, beReviewed, beSettled } from './need-moves.ts';
import { onProject, onResource } from './other-moves.ts';
import type { Kind } from './plan.ts';
import type { List, Question, Rows } from './rows.ts';
import { type World, servedBy } from './world.ts';

/** One kind: what it asks, and what follows from the answer. */
export interface Move<L extends List = List> {
  question: Question<L>;
  /** Undefined: there is nothing to be done, or there should stay some in that state. */
  choose: (rows: readonly Rows[L][], chance: Chance) => Command | undefined;
}

const ADMINISTRATOR: Giver = 'administrator';

/** Rather what has waited for long; what stands there for ever does not keep the rest waiting. */
const OLDEST_SHARE = 0.6;

/** Reports apart, which ask for nothing first. */
export function moveOf(kind: Exclude<Kind, 'report'>, chance: Chance): Move {
  const { random, world } = chance;
  const isOldest = random.chance(OLDEST_SHARE);
  const asked = <L extends List>(list: L, states: readonly string[]): Question<L> => ({
    list,
    filter: { state: { in: states } },
    isOldest,
    by: ADMINISTRATOR,
  });
  switch (kind) {
    case 'review':
      return move(asked('needs', ['REPORTED', 'RETURNED']), beReviewed);
    case 'claim':
      return claimMove(isOldest, world, random);
    case 'accept':
      return move(asked('claims', ['PROPOSED']), onClaim.accept);
    case 'start':
      return move(asked('claims', ['ACCEPTED']), onClaim.start);
    case 'deliver':
      return move(asked('claims', ['DELIVERING']), onClaim.deliver);
    case 'confirm':
      return move(asked('claims', ['DELIVERED']), onClaim.confirm);
    case 'close':
      return move(asked('needs', ['DELIVERED']), beClosed);
    case 'settle':
      return move(asked('needs', ['LISTED', 'SHELVED']), beSettled);
    case 'offer':
      return move(asked('resources', ['LISTED', 'PAUSED']), onResource);
    case 'build':
      return move(asked('projects', ['IN_PROGRESS', 'FUNDED', 'FILED']), onProject);
  }
}

/** One unit looks at its own list: what it may take stands there. */
function claimMove(isOldest: boolean, world: World, random: Random): Move {
  const unit = random.pick(world.units);
  const filter = { state: { in: ['LISTED'] }, category: { in: servedBy(unit) } };
  const by = `liaison of ${unit.id}` as const;
  return move({ list: 'needs', filter, isOldest, by }, (rows, chance) =>
    onClaim.propose(unit, rows, chance),
  );
}

/** A move is told apart by its question's list, and is put together here alone. */
const move = <L extends List>(question: Question<L>, choose: Move<L>['choose']): Move =>
  ({ question, choose }) as unknown as Move;
