/** Sums put into the groups that are asked for. */
import type { NeedStatRow } from './need-stat-row.ts';
import type { StatRequest } from '../statistics/stat-request.ts';
import { monthBegin } from './china-month.ts';
import type { Area } from './need-area.ts';
import type { Sum } from './need-sum.ts';
import { inOrderOf } from './need-stat-order.ts';

/** A row for each group that is not empty. */
export function grouped(
  parts: readonly Sum[],
  areas: readonly Area[],
  args: StatRequest,
): NeedStatRow[] {
  const byPath = new Map(areas.map((area) => [area.path, area]));
  const groups = Map.groupBy(parts, (part) => JSON.stringify(keysOf(part, byPath, args)));
  const rows = [...groups].flatMap(([key, group]) => {
    const sum = (of: 'count' | 'rated' | 'rating') => group.reduce((all, one) => all + one[of], 0);
    if (sum('count') === 0) return [];
    const { bucket, ...keys } = JSON.parse(key) as Keys;
    const row = {
      ...keys,
      bucket: bucket === null ? null : new Date(bucket),
      count: sum('count'),
      overdue: 0,
      averageRating: sum('rated') === 0 ? null : sum('rating') / sum('rated'),
    };
    return [row];
  });
  return rows.toSorted(inOrderOf(args));
}

type Keys = Pick<NeedStatRow, 'state' | 'category' | 'streetId' | 'communityId'> & {
  bucket: string | null;
};

function keysOf(
  part: Sum,
  areas: ReadonlyMap<string, Area>,
  { groupBy, bucket }: StatRequest,
): object {
  const area = areas.get(part.path);
  return {
    state: groupBy.includes('STATE') ? part.state : null,
    category: groupBy.includes('CATEGORY') ? part.category : null,
    streetId: area?.streetId ?? null,
    communityId: area?.communityId ?? null,
    bucket: bucket && part.month !== null ? bucketOf(part.month, bucket).toISOString() : null,
  };
}

const bucketOf = (month: string, bucket: string) =>
  monthBegin(bucket === 'YEAR' ? `${month.slice(0, 4)}-01-01` : month);
