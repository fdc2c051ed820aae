/** Pages as the hub answers them: the newest first. */
export interface Dated {
  id: string;
  created_at: Date;
}

export const oldestFirst = (a: Dated, b: Dated) =>
  a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1);
export const newestFirst = (a: Dated, b: Dated) => oldestFirst(b, a);

export function page<T extends Dated>(rows: T[], first: number, show: (row: T) => unknown) {
  return { totalCount: rows.length, nodes: rows.toSorted(newestFirst).slice(0, first).map(show) };
}
