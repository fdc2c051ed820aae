/**
 * A lifecycle as a picture: states as boxes, the commands between them as words on their way. A command that leads to one
 * state from many is drawn by a sign on each of them, since as many lines would hide the rest.
 */
import type { Term } from './term.ts';
import { type Box, type Line, type PlacedBox, type Point, laidOut } from './layers.ts';
import { Markup, escaped } from './markup.ts';
import type { Transition, Transitions } from './transitions.ts';

export interface Drawn {
  title: string;
  /** In the order of their enum. */
  states: readonly string[];
  transitions: Transitions;
  termOf: (stateOrCommand: string) => Term;
}

const MANY = 4;
const SIGNS = 'ABCDEFGHJKLM';
const STATE_HEIGHT = 46;
const LINE_HEIGHT = 17;
const BACK_SHIFT = 16;
const SIGN_WIDTH = 22;

interface Way extends Transition {
  id: string;
  /** Where it leads from many: what stands on each of them. */
  sign: string | undefined;
}

export function pictureOf(drawn: Drawn): Markup {
  const { states, transitions, title } = drawn;
  const ways = signed(transitions.moves);
  const rows = rowsOf(states, transitions.moves);
  const boxes = [
    ...states.map((one) => stateBox(one, rows.get(one) ?? 0, ways, drawn)),
    ...ways.map((one) => wayBox(one, rows, drawn)),
  ];
  const layout = laidOut(boxes, ways.flatMap(linesOf), tiesOf(drawn, ways));
  const at = (id: string) => found(layout.boxes, id);
  const foreign = new Set(ways.flatMap(({ id, isForeign }) => (isForeign ? id : [])));
  const strokes = layout.ways.map(({ from, to, through }) =>
    stroke(at(from), at(to), through, foreign.has(from) || foreign.has(to)),
  );
  const words = ways.map((one) => wayWords(one, at(one.id), drawn));
  const marks = states.map((one) => stateWords(one, at(one), ways, drawn));
  const size = `${Math.ceil(layout.width)} ${Math.ceil(layout.height)}`;
  return new Markup(
    `<svg class="lifecycle" role="img" viewBox="0 0 ${size}" width="${Math.ceil(layout.width)}" height="${Math.ceil(layout.height)}">` +
      `<title>${escaped(title)}</title>${strokes.join('')}${words.join('')}${marks.join('')}</svg>`,
  );
}

function signed(moves: readonly Transition[]): Way[] {
  let next = 0;
  return moves.map((one) => ({
    ...one,
    id: `${one.commands.join('+')}>${one.to}`,
    sign: one.from.length >= MANY ? SIGNS[next++] : undefined,
  }));
}

/** The row of each state: below all that lead to it by the order of the enum; what no command leads to, below the state before it. */
function rowsOf(states: readonly string[], moves: readonly Transition[]): Map<string, number> {
  const rows = new Map<string, number>();
  const order = new Map(states.map((one, i) => [one, i]));
  const isReached = new Set(moves.map(({ to }) => to));
  states.forEach((state, i) => {
    const before = states[i - 1];
    const leading = moves
      .filter(({ to }) => to === state)
      .flatMap(({ from }) => from.filter((one) => (order.get(one) ?? 0) < i));
    const above = isReached.has(state) || before === undefined ? leading : [before];
    rows.set(state, Math.max(0, ...above.map((one) => (rows.get(one) ?? 0) + 2)));
  });
  const hasBeginning = moves.some(({ from }) => from.length === 0);
  if (hasBeginning) for (const [state, row] of rows) rows.set(state, row + 1);
  return rows;
}

const rowOf = (rows: ReadonlyMap<string, number>, state: string) => rows.get(state) ?? 0;

/** Whether it leads back up, or along its row. */
function isBack({ from, to }: Transition, rows: ReadonlyMap<string, number>): boolean {
  return from.length > 0 && from.every((one) => rowOf(rows, one) >= rowOf(rows, to));
}

function stateBox(state: string, row: number, ways: readonly Way[], { termOf }: Drawn): Box {
  const words = Math.max(wideOf(termOf(state).zh, 15), wideOf(state, 11));
  const width = words + 28 + signsOn(state, ways).length * SIGN_WIDTH;
  return { id: state, row, width, height: STATE_HEIGHT };
}

function wayBox(way: Way, rows: ReadonlyMap<string, number>, { termOf }: Drawn): Box {
  const width = Math.max(...way.commands.map((one) => wideOf(wordsOn(one, termOf), 12))) + 14;
  const target = rowOf(rows, way.to);
  const row = isBack(way, rows) ? target + 1 : target - 1;
  const sign = way.sign === undefined ? 0 : 24;
  return { id: way.id, row, width: width + sign, height: way.commands.length * LINE_HEIGHT + 8 };
}

function linesOf({ id, from, to, sign }: Way): Line[] {
  const into = sign === undefined ? from.map((one) => ({ from: one, to: id })) : [];
  return [...into, { from: id, to }];
}

/** States that no command leads to stay near the one before; commands that lead from many, near the last of them. */
function tiesOf({ states, transitions }: Drawn, ways: readonly Way[]): Line[] {
  const following = states.flatMap((to, i) => {
    const from = states[i - 1];
    return from !== undefined && transitions.following.includes(to) ? [{ from, to }] : [];
  });
  const signs = ways.flatMap(({ id, sign, from }) =>
    sign === undefined ? [] : [{ from: from.at(-1) ?? id, to: id }],
  );
  return [...following, ...signs];
}

const wordsOn = (command: string, termOf: Drawn['termOf']) => `${termOf(command).zh} ${command}`;

function wayWords(
  { commands, from, sign, isForeign }: Way,
  box: PlacedBox,
  { termOf }: Drawn,
): string {
  const left = box.x - box.width / 2;
  const shift = sign === undefined ? 0 : 24;
  const lines = commands.map((one, i) => {
    const y = box.y - ((commands.length - 1) * LINE_HEIGHT) / 2 + i * LINE_HEIGHT + 4;
    const x = box.x + shift / 2;
    return `<text x="${round(x)}" y="${round(y)}" text-anchor="middle"><tspan class="zh">${escaped(termOf(one).zh)}</tspan> <tspan class="en">${one}</tspan></text>`;
  });
  const kind = ['way', ...(from.length === 0 ? ['begin'] : []), ...(isForeign ? ['foreign'] : [])];
  const badge = sign === undefined ? '' : signAt(left + 15, box.y, sign);
  return `<g class="${kind.join(' ')}">${rectangle(box, 10)}${badge}${lines.join('')}</g>`;
}

function stateWords(
  state: string,
  box: PlacedBox,
  ways: readonly Way[],
  { transitions, termOf }: Drawn,
): string {
  const kinds = [
    'state',
    ...(transitions.following.includes(state) ? ['following'] : []),
    ...(transitions.final.includes(state) ? ['final'] : []),
  ];
  const signs = signsOn(state, ways);
  // Inside, where no line comes.
  const badges = signs.map((sign, i) =>
    signAt(box.x + box.width / 2 - 16 - i * SIGN_WIDTH, box.y, sign),
  );
  const middle = round(box.x - (signs.length * SIGN_WIDTH) / 2);
  const words =
    `<text class="zh" x="${middle}" y="${round(box.y - 1)}" text-anchor="middle">${escaped(termOf(state).zh)}</text>` +
    `<text class="en" x="${middle}" y="${round(box.y + 15)}" text-anchor="middle">${state}</text>`;
  return `<g class="${kinds.join(' ')}">${rectangle(box, 6)}${words}${badges.join('')}</g>`;
}

/** Of the commands that may be given there, whose way is not drawn. */
function signsOn(state: string, ways: readonly Way[]): string[] {
  return ways.flatMap(({ sign, from }) =>
    sign !== undefined && from.includes(state) ? [sign] : [],
  );
}

const signAt = (x: number, y: number, sign: string) =>
  `<g class="sign"><circle cx="${round(x)}" cy="${round(y)}" r="9.5"/><text x="${round(x)}" y="${round(y + 4)}" text-anchor="middle">${sign}</text></g>`;

function rectangle({ x, y, width, height }: PlacedBox, radius: number): string {
  return `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
}

/** From one to the other, in curves that leave and arrive upright, with an arrow; dashed where another noun's command leads. */
function stroke(
  from: PlacedBox,
  to: PlacedBox,
  through: readonly Point[],
  isForeign: boolean,
): string {
  const isDown = from.row <= to.row;
  const side = isDown ? 1 : -1;
  const way = isDown ? through : through.toReversed();
  // What leads back up touches states beside the middle, where what leads down stands.
  const beside = (box: PlacedBox) =>
    box.x + (isDown || box.height !== STATE_HEIGHT ? 0 : BACK_SHIFT);
  const points = [
    { x: beside(from), y: from.y + (side * from.height) / 2 },
    ...way,
    { x: beside(to), y: to.y - side * (to.height / 2 + 6) },
  ];
  const curves = points.slice(1).map((point, i) => {
    const before = points[i] ?? point;
    const middle = (before.y + point.y) / 2;
    return `C${round(before.x)} ${round(middle)} ${round(point.x)} ${round(middle)} ${round(point.x)} ${round(point.y)}`;
  });
  const [start] = points;
  const end = points[points.length - 1];
  const kind = isForeign ? 'line foreign' : 'line';
  const path = `<path class="${kind}" d="M${round(start?.x ?? 0)} ${round(start?.y ?? 0)}${curves.join('')}"/>`;
  return end ? path + arrowAt(end, side) : path;
}

function arrowAt({ x, y }: Point, side: number): string {
  const tip = y + side * 6;
  const base = tip - side * 9;
  return `<path class="arrow" d="M${round(x)} ${round(tip)}L${round(x - 4.5)} ${round(base)}L${round(x + 4.5)} ${round(base)}Z"/>`;
}

/** Signs of Chinese are as wide as they are high, letters about six tenths of it. */
function wideOf(text: string, size: number): number {
  return Array.from(text).reduce(
    (sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? size : size * 0.6),
    0,
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

function found(boxes: ReadonlyMap<string, PlacedBox>, id: string): PlacedBox {
  const box = boxes.get(id);
  if (box) return box;
  throw new Error(`no box is called ${id}`);
}
