/** The order of the groups, as the database has them: kept and counted ones come alike. */
import type { NeedDimension } from './need-stats.enums.ts';
import type { NeedStatRow } from './need-stat-row.ts';
import { NeedStatsArgs } from './need-stats.inputs.ts';

/** Where a row holds the key of a dimension. */
export const COLUMN: Partial<
  Record<NeedDimension, 'state' | 'category' | 'streetId' | 'communityId'>
> = {
  STATE: 'state',
  CATEGORY: 'category',
  STREET: 'streetId',
  COMMUNITY: 'communityId',
};

/** As the database has them: by each dimension in turn, nothing last. */
export function inOrderOf({ groupBy }: NeedStatsArgs) {
  const columns = [...groupBy.flatMap((one) => COLUMN[one] ?? []), 'bucket' as const];
  return (a: NeedStatRow, b: NeedStatRow): number => {
    for (const column of columns) {
      const [left, right] = [a[column] ?? null, b[column] ?? null];
      if (left === right || (left !== null && right !== null && Number(left) === Number(right)))
        continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right ? -1 : 1;
    }
    return 0;
  };
}
