/** Names of places as a tile has room for. */

const LONG = /(社区居委会|社区居民委员会|社区|村民委员会|村委会|居委会|村)$/;

/** `辽河左岸` for a community, `秃尾村` for a village: which of the two stays in its name. */
export function shortName({ name, kind }: { name: string; kind: string }): string {
  const short = name.replace(LONG, '');
  if (short === '') return name;
  return kind === 'VILLAGE' ? `${short}村` : short;
}

/** The bounds above which a tile is of the next class; the ladder that fits the fullest tile. */
const LADDERS = [
  [2, 5, 9],
  [5, 10, 20],
  [10, 25, 50],
  [20, 50, 100],
  [50, 100, 200],
  [100, 250, 500],
] as const;

export type Ladder = (typeof LADDERS)[number];

/** The one from before for as long as it fits the fullest tile well enough, so that colours do not flicker. */
export function ladderOf(counts: readonly (number | null)[], before?: Ladder): Ladder {
  const most = Math.max(0, ...counts.map((one) => one ?? 0));
  if (before && most >= before[2] / 2 && most < before[2] * 3) return before;
  return LADDERS.find(([, , last]) => most < last * 2) ?? LADDERS[LADDERS.length - 1] ?? LADDERS[0];
}

/** 0 to 3. */
export const classOf = (count: number | null, ladder: Ladder) =>
  ladder.filter((bound) => (count ?? 0) >= bound).length;

/** `0–1`, `2–4`, `5–8`, `≥9`. */
export function rangesOf([a, b, c]: Ladder): string[] {
  return [`0–${a - 1}`, `${a}–${b - 1}`, `${b}–${c - 1}`, `≥${c}`];
}
