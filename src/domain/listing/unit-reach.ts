/**
 * What reaches a viewer through its units, looked up ahead of the statements that name it.
 * Invariant: it is of the moment of the statement that uses it.
 */
import type { Snapshot } from '../../engine/database/snapshot.ts';

/** Ids that are named in a statement; of more than these the policies alone are asked. */
export const MOST_NAMED = 1_000;

/** What units bring: places that agreements open to them, needs that they have claimed and raised; null: too many. */
export interface UnitReach {
  opened: readonly string[];
  claimed: readonly string[] | null;
  raised: readonly string[] | null;
}

/** Places that agreements open, and whether one of them opens a part of its place alone: some lists, categories, places. */
export interface Opened {
  paths: readonly string[];
  hasParts: boolean;
}

const OPENED = `select array(select distinct opened_path(part) from unnest(scope_opened()) o (part)) as paths,
  scope_parts() is not null as "hasParts"`;

const NO_UNITS: UnitReach = { opened: [], claimed: [], raised: [] };

/** Each asked once a snapshot; a viewer without units has none. */
export function loadUnitReach(reads: Snapshot) {
  let opened: Promise<Opened> | undefined;
  let reach: Promise<UnitReach> | undefined;
  const ask = async <R>(name: string, text: string, values: unknown[]): Promise<R | undefined> => {
    // What it answers is used in the next statement, which must be of the same moment.
    reads.isSingle = false;
    const [row] = await reads.query<R>({ name, text, isPrepared: true }, values);
    return row;
  };
  const askOpened = async () =>
    (await ask<Opened>('listing.opened', OPENED, [])) ?? { paths: [], hasParts: false };
  const askAll = async () => {
    const text = 'select opened, claimed, raised from scope_reach($1)';
    return (await ask<UnitReach>('listing.unitReach', text, [MOST_NAMED])) ?? NO_UNITS;
  };
  return {
    /** What is opened alone, which is known as soon as the transaction has begun. */
    opened: () => (opened ??= askOpened()),
    load: () => (reach ??= askAll()),
  };
}
