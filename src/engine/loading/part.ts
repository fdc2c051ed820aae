/**
 * The part of a table that a list is of, and all that lists of one statement differ in: the rows at a key, as the
 * claims of a need, or those in a range of paths, as the needs in and below a place.
 */
import type { Sql } from './sql.ts';

/** A range of paths: everything in and below a place. `to` is exclusive. */
export interface Range {
  from: string;
  to: string;
}

export interface Keyed {
  column: string;
  key: string;
}

/** The rows whose ids a statement names for a key: those of a table that joins two others. */
export interface Joined {
  key: string;
  /** SQL that lists the ids; `key` is the text that stands for the key. */
  ids: (key: string) => string;
}

/** The rows whose ids a statement names for a range of paths: those to which rows of another table in it belong. */
export interface Reached extends Range {
  /** SQL that lists the ids; the texts stand for the two ends, and for each of `values`. */
  ids: (from: string, to: string, values: readonly string[]) => string;
  /** What else the statement goes by, alike for all parts of it. */
  values: readonly unknown[];
}

export type Part = Range | Keyed | Joined | Reached;

/** The values that say which part it is, as many for every part of a kind. */
export function endsOf(part: Part): string[] {
  return 'key' in part ? [part.key] : [part.from, part.to];
}

/** The conditions on the alias t; `ends` and `values` are the texts that stand for its ends and its own values. */
export function within(
  part: Part,
  ends: readonly string[],
  values: readonly string[] = [],
): string[] {
  const [first = '', second = ''] = ends;
  if ('values' in part) return [`t.id in (${part.ids(first, second, values)})`];
  if ('ids' in part) return [`t.id in (${part.ids(first)})`];
  if ('key' in part) return [`t.${part.column} = ${first}`];
  return [`t.path >= ${first}`, `t.path < ${second}`];
}

/** Stand in a way to rows for the paths between which its list lies, whatever part of the table that is. */
export const PART_FROM = '$from';
export const PART_TO = '$to';

/** The texts that stand for what a part goes by beside its ends. */
export function valuesOf(part: Part | undefined, sql: Sql): string[] {
  return part && 'values' in part ? part.values.map((value) => sql.value(value)) : [];
}

/** Those paths as texts; of a list that is of no place all there are. */
export function pathsOfPart(part: Part | undefined, ends: readonly string[]): [string, string] {
  const [from = `''`, to = `'~'`] = ends;
  if (!part || 'ids' in part || ('key' in part && !part.column.endsWith('_path')))
    return [`''`, `'~'`];
  return 'key' in part ? [from, `path_end(${from})`] : [from, to];
}

/** Many parts as rows of k, numbered from 1 by k.i; each placeholder is that of a list of ends. */
export function partsOf(placeholders: readonly string[]): { text: string; ends: string[] } {
  const names = ['lo', 'hi'].slice(0, placeholders.length);
  const lists = placeholders.map((one) => `${one}::text[]`).join(', ');
  return {
    text: `unnest(${lists}) with ordinality k (${[...names, 'i'].join(', ')})`,
    ends: names.map((name) => `k.${name}`),
  };
}

/** The ends of many parts, a list for each placeholder. */
export function endsOfMany(parts: readonly (Part | undefined)[]): string[][] {
  const ends = parts.map((part) => (part ? endsOf(part) : []));
  return (ends[0] ?? []).map((_, at) => ends.map((one) => one[at] ?? ''));
}

/** Ranges from one building to a whole district want different plans; without one, or at a key, the plan is the same. */
export function isPreparable(part: Part | undefined): boolean {
  return part === undefined || 'key' in part;
}
