/**
 * A small layered layout: boxes in rows from above to below, lines from row to row. States stand in even rows, the commands
 * that lead between them in odd ones, so that no word lies on a line or on another word. What passes a row has a narrow place
 * in it. Invariant: boxes of a row keep their distance.
 */

export interface Box {
  id: string;
  row: number;
  width: number;
  height: number;
}

/** From box to box; the rows between may be many. */
export interface Line {
  from: string;
  to: string;
}

export interface PlacedBox extends Box {
  /** Of its middle. */
  x: number;
  y: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  width: number;
  height: number;
  boxes: ReadonlyMap<string, PlacedBox>;
  /** The places that each line goes through, from above to below, its boxes left out. */
  ways: readonly (Line & { through: readonly Point[] })[];
}

const GAP_X = 18;
const GAP_Y = 38;
/** Above and below a row, for what passes it. */
const CLEAR = 5;
const MARGIN = 12;
const LANE_WIDTH = 10;
const ROUNDS = 24;

interface Cell {
  id: string;
  width: number;
  height: number;
  x: number;
}

/** @param ties what is kept near each other without a line: groups that nothing joins would drift apart */
export function laidOut(
  boxes: readonly Box[],
  lines: readonly Line[],
  ties: readonly Line[],
): Layout {
  const byId = new Map(boxes.map((one) => [one.id, one]));
  const rows: Cell[][] = [];
  const put = (row: number, cell: Omit<Cell, 'x'>) => {
    const own = (rows[row] ??= []);
    own.push({ ...cell, x: 0 });
  };
  for (const { row, ...box } of boxes) put(row, box);
  const chains = lines.map((line) => chainOf(line, byId, put));
  const full = Array.from(rows, (row) => row ?? []);
  const links = chains.flatMap((chain) =>
    chain.slice(1).map((to, i): [string, string] => [chain[i] ?? '', to]),
  );
  arrange(full, [...links, ...ties.map((one) => downward(one, byId))]);
  return placed(full, byId, lines, chains);
}

function downward({ from, to }: Line, byId: ReadonlyMap<string, Box>): [string, string] {
  const isDown = (byId.get(from)?.row ?? 0) <= (byId.get(to)?.row ?? 0);
  return isDown ? [from, to] : [to, from];
}

/** The ids from above to below, with those of the narrow places between. */
function chainOf(
  { from, to }: Line,
  byId: ReadonlyMap<string, Box>,
  put: (row: number, cell: Omit<Cell, 'x'>) => void,
): string[] {
  const a = byId.get(from);
  const b = byId.get(to);
  if (!a || !b) throw new Error(`no box is called ${from} or ${to}`);
  const [upper, lower] = a.row <= b.row ? [a, b] : [b, a];
  const between: string[] = [];
  for (let row = upper.row + 1; row < lower.row; row += 1) {
    const id = `${from}>${to}@${row}`;
    put(row, { id, width: LANE_WIDTH, height: 0 });
    between.push(id);
  }
  return [upper.id, ...between, lower.id];
}

/** Each towards the middle of its neighbours above, then below, and so on. */
function arrange(rows: Cell[][], links: readonly [string, string][]): void {
  const above = neighbours(links.map(([a, b]) => [b, a]));
  const below = neighbours(links);
  for (const row of rows) spread(row, (_, i) => i * 100);
  const cells = new Map(rows.flat().map((one) => [one.id, one]));
  const pull = (row: Cell[], of: ReadonlyMap<string, string[]>) =>
    spread(row, (cell) => {
      const near = (of.get(cell.id) ?? []).flatMap((id) => cells.get(id)?.x ?? []);
      return near.length > 0 ? near.reduce((sum, x) => sum + x, 0) / near.length : cell.x;
    });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const row of rows) pull(row, above);
    for (const row of rows.toReversed()) pull(row, below);
  }
}

function neighbours(links: readonly [string, string][]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [a, b] of links) found.set(a, [...(found.get(a) ?? []), b]);
  return found;
}

/** In the order of where each would be, as near to it as the distances allow. */
function spread(row: Cell[], wish: (cell: Cell, i: number) => number): void {
  const wishes = new Map(row.map((one, i) => [one, wish(one, i)]));
  const wished = (one: Cell) => wishes.get(one) ?? 0;
  row.sort((a, b) => wished(a) - wished(b));
  const apart = (a: Cell, b: Cell) => (a.width + b.width) / 2 + GAP_X;
  const rightward: number[] = [];
  row.forEach((cell, i) => {
    const left = row[i - 1];
    rightward.push(
      left ? Math.max(wished(cell), (rightward[i - 1] ?? 0) + apart(left, cell)) : wished(cell),
    );
  });
  const leftward: number[] = Array.from(row, () => 0);
  for (let i = row.length - 1; i >= 0; i -= 1) {
    const cell = row[i];
    const right = row[i + 1];
    if (!cell) continue;
    leftward[i] = right
      ? Math.min(wished(cell), (leftward[i + 1] ?? 0) - apart(cell, right))
      : wished(cell);
  }
  row.forEach((cell, i) => {
    cell.x = ((rightward[i] ?? 0) + (leftward[i] ?? 0)) / 2;
  });
}

function placed(
  rows: readonly Cell[][],
  byId: ReadonlyMap<string, Box>,
  lines: readonly Line[],
  chains: readonly string[][],
): Layout {
  const edges = rows.flat().flatMap(({ x, width }) => [x - width / 2, x + width / 2]);
  const left = Math.min(...edges) - MARGIN;
  // What passes a row does so upright, from above its highest box to below it: a curve would touch corners.
  const passed = new Map<string, Point[]>();
  const boxes = new Map<string, PlacedBox>();
  let top = MARGIN;
  rows.forEach((row) => {
    const height = Math.max(0, ...row.map((one) => one.height));
    for (const { id, x } of row) {
      const at = { x: x - left, y: top + height / 2 };
      passed.set(id, [
        { x: at.x, y: top - CLEAR },
        { x: at.x, y: top + height + CLEAR },
      ]);
      const box = byId.get(id);
      if (box) boxes.set(id, { ...box, ...at });
    }
    top += height + GAP_Y;
  });
  const ways = lines.map((line, i) => ({
    ...line,
    through: (chains[i] ?? []).slice(1, -1).flatMap((id) => passed.get(id) ?? []),
  }));
  const width = Math.max(...edges) - left + MARGIN;
  return { width, height: top - GAP_Y + MARGIN, boxes, ways };
}
