/** By which the demo's traffic chooses among rows. Pure. */
import type { Random } from '../random.ts';
import type { Giver } from './command.ts';
import type { NeedRow } from './rows.ts';
import { type World, communityOf } from './world.ts';

/** What is beside the rows when a command is chosen. */
export interface Chance {
  random: Random;
  world: World;
  /** The day in China. */
  today: string;
  /** Rows on which a command was refused: another is chosen, or it is ended. */
  refused: ReadonlySet<string>;
}

/** One of those above what stays; none on which a command was refused. */
export function oneOf<R extends { id: string }>(
  rows: readonly R[],
  stay: number,
  random: Random,
  refused: ReadonlySet<string>,
): R | undefined {
  const free = rows.filter(({ id }) => !refused.has(id));
  return free.length > stay ? random.pick(free.slice(0, free.length - stay)) : undefined;
}

/** The side that raised it: what arose in no grid is the secretary's, since no grid worker sees it. */
export const raiserOf = ({ place, unit }: Pick<NeedRow, 'place' | 'unit'>): Giver =>
  unit
    ? `liaison of ${unit.id}`
    : `${isBelow(place.code) ? 'worker' : 'secretary'} of ${communityOf(place.code)}`;

const isBelow = (code: string) => code !== communityOf(code);
