/** The order of the groups, as the database has them: kept and counted ones come alike. */
import type { NeedStatRow } from './need-stat-row.ts';
import type { StatRequest } from '../statistics/stat-request.ts';

/** Where a row holds the key of a dimension. */
export const COLUMN: Partial<
  Record<string, 'state' | 'category' | 'streetId' | 'communityId' | 'childId'>
> = {
  STATE: 'state',
  CATEGORY: 'category',
  STREET: 'streetId',
  COMMUNITY: 'communityId',
  CHILD: 'childId',
};

/** As the database has them: by each dimension in turn, nothing last. */
export function inOrderOf({ groupBy }: StatRequest) {
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
