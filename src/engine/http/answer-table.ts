/**
 * The rows of an answer and their columns: the list at a path, each row's fields by their dotted names. `nodes`, and `edges` with
 * their `node`, are left out of names and may be left out of paths.
 * Invariant: the columns come from the document alone, the same for every row and for none.
 */
import { HubError } from '../../errors.ts';
import type { Shape } from './answer-shape.ts';
import type { Cell } from './csv.ts';

interface Column {
  name: string;
  /** The way from the row. */
  steps: readonly string[];
  shape: Shape;
}

/** Where rows are, and what they have. */
export interface Table {
  steps: readonly string[];
  columns: readonly Column[];
}

/** @param path undefined: the one list that there is. @throws BAD_USER_INPUT naming the lists */
export function tableOf(shape: Shape, path: string | undefined): Table {
  const lists = listsIn(shape);
  const [only, ...others] = outerLists(shape);
  const wanted = path ?? (others.length === 0 ? only : undefined);
  if (wanted === undefined) throw badRows(`Say which list the rows are of: ${lists.join(', ')}.`);
  const found = stepsTo(shape, wanted === '' ? [] : wanted.split('.'));
  if (found?.shape.fields) {
    return { steps: found.steps, columns: columnsOf(found.shape, '', []) };
  }
  throw badRows(`\`${wanted}\` is no list of this answer. There are: ${lists.join(', ')}.`);
}

/** Paths of the lists that are within no other. */
export function outerLists(shape: Shape): string[] {
  const lists = listsIn(shape);
  return lists.filter((one) => !lists.some((two) => one.startsWith(`${two}.`)));
}

/** A row after the other, as cells in the order of the columns. */
export function* cellsOf(data: unknown, { steps, columns }: Table): Generator<Cell[]> {
  for (const row of itemsAt(data, steps)) {
    // A list that is hidden, or a row of it.
    if (row === null) continue;
    yield columns.map(({ steps: way, shape }) => cellOf(itemsAt(row, way), shape));
  }
}

function badRows(message: string): HubError {
  return HubError.badInput('rows', message);
}

/** Paths of the lists of objects, those within others included. */
function listsIn({ fields }: Shape, path = ''): string[] {
  return [...(fields ?? [])].flatMap(([name, given]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const { shape } = withinConnection(given);
    return [...(shape.isList && shape.fields ? [own] : []), ...listsIn(shape, own)];
  });
}

/** What a connection holds, and the way to it; anything else is itself. */
function withinConnection(shape: Shape): { shape: Shape; steps: string[] } {
  const nodes = shape.fields?.get('nodes');
  if (nodes?.isList && nodes.fields) return { shape: nodes, steps: ['nodes'] };
  const edges = shape.fields?.get('edges');
  const node = edges?.isList ? edges.fields?.get('node') : undefined;
  if (!node?.fields) return { shape, steps: [] };
  return { shape: { isList: true, fields: node.fields }, steps: ['edges', 'node'] };
}

/** The names of a path, each in the answer; undefined where one is not. */
function stepsTo(
  shape: Shape,
  names: readonly string[],
): { shape: Shape; steps: string[] } | undefined {
  const [name, ...rest] = names;
  if (name === undefined) return withinConnection(shape);
  const own = shape.fields?.get(name);
  if (own) return under([name], stepsTo(own, rest));
  const inner = withinConnection(shape);
  return inner.steps.length === 0 ? undefined : under(inner.steps, stepsTo(inner.shape, names));
}

function under(
  steps: readonly string[],
  found: { shape: Shape; steps: string[] } | undefined,
): { shape: Shape; steps: string[] } | undefined {
  return found && { shape: found.shape, steps: [...steps, ...found.steps] };
}

/** Fields of objects that are no lists are columns of their own. */
function columnsOf({ fields }: Shape, name: string, steps: readonly string[]): Column[] {
  return [...(fields ?? [])].flatMap(([key, shape]) => {
    const own = name === '' ? key : `${name}.${key}`;
    const way = [...steps, key];
    const inner = withinConnection(shape);
    if (inner.steps.length > 0) {
      const rest = new Map([...(shape.fields ?? [])].filter(([one]) => one !== inner.steps[0]));
      const list = { name: own, steps: [...way, ...inner.steps], shape: inner.shape };
      return [list, ...columnsOf({ isList: false, fields: rest }, own, way)];
    }
    if (shape.isList || !shape.fields) return [{ name: own, steps: way, shape }];
    return columnsOf(shape, own, way);
  });
}

/** What is at the end of the way, through all lists that stand on it. */
function itemsAt(value: unknown, steps: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => itemsAt(one, steps));
  const [name, ...rest] = steps;
  if (name === undefined || value === null || value === undefined) return [value ?? null];
  return itemsAt((value as Record<string, unknown>)[name], rest);
}

/** Of a list: its values with a comma between, or its JSON where each has several. */
function cellOf(values: readonly unknown[], shape: Shape): Cell {
  const [value = null] = values;
  if (!shape.isList) return asCell(value);
  const there = values.filter((one) => one !== null);
  const [only, ...others] = columnsOf(shape, '', []);
  if (!shape.fields) return there.map(asCell).join(', ');
  if (!only || others.length > 0) return there.length > 0 ? JSON.stringify(there) : '';
  return there.map((one) => cellOf(itemsAt(one, only.steps), only.shape) ?? '').join(', ');
}

function asCell(value: unknown): Cell {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
}
