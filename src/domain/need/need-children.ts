/** Children of a place in what is kept: streets of a district, communities of a street. */
import { depthOf } from '../place/path.ts';
import type { StatRequest } from '../statistics/stat-request.ts';
import type { Level } from './need-stat-level.ts';
import type { NeedStatRow } from './need-stat-row.ts';

/** The level right below a place, by how deep it lies. */
const LEVELS: { readonly [depth: number]: Level } = { 3: 'STREET', 4: 'COMMUNITY' };

/** A question as what is kept is asked it, and where its groups hold the child. */
export interface KeptQuestion {
  request: StatRequest;
  level: Level | undefined;
}

/**
 * With the level in the place of the child; undefined where none is kept by it.
 * @param isApart whether what hangs on the place itself is no part of the scope: then it must be told apart
 */
export function keptQuestion(
  request: StatRequest,
  path: string,
  isApart: boolean,
): KeptQuestion | undefined {
  if (!request.groupBy.includes('CHILD'))
    return isApart ? undefined : { request, level: undefined };
  const level = LEVELS[depthOf(path)];
  if (level === undefined || request.groupBy.includes(level)) return undefined;
  const groupBy = request.groupBy.map((one) => (one === 'CHILD' ? level : one));
  return { request: { ...request, groupBy }, level };
}

/** The groups as they were asked for. */
export function withChildren(
  rows: readonly NeedStatRow[],
  { level }: KeptQuestion,
  isApart: boolean,
): NeedStatRow[] {
  if (level === undefined) return [...rows];
  const field = level === 'STREET' ? 'streetId' : 'communityId';
  const all = rows.map((row) => ({ ...row, childId: row[field], [field]: null }));
  return isApart ? all.filter(({ childId }) => childId !== null) : all;
}
