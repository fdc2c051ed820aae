/** Loaders of lists of rows by a column that many share: many keys, one statement, a list for every key. */
import DataLoader from 'dataloader';
import { among } from './among.ts';
import type { Snapshot } from '../database/reader.ts';

type EntityClass<T> = abstract new () => T & object;

interface Many<T> {
  name: string;
  entity: EntityClass<T>;
  /** The property whose values are the keys. */
  key: keyof T & string;
  /** Properties that order each list, the last of them unique. */
  orderBy: readonly (keyof T & string)[];
  /** A condition on the alias t, fixed text. */
  where?: string;
}

/** A key without rows has the empty list; lists are in the stated order. */
export function loadMany<T>(reads: Snapshot, many: Many<T>): DataLoader<string, T[]> {
  return new DataLoader(async (keys) => {
    const table = reads.table(many.entity);
    const columns = reads.columns(many.entity, many.key);
    const order = many.orderBy.map((property) => `t.${table.column(property)}`).join(', ');
    const one = among(`t.${table.column(many.key)}`, keys);
    const where = many.where === undefined ? '' : ` and ${many.where}`;
    const text = `select ${columns} from ${table.name} t where ${one.text}${where} order by ${order}`;
    const rows = await reads.query<T>({ name: many.name, text, isPrepared: true }, [one.value]);
    return grouped(keys, rows, (row) => row[many.key] as string);
  });
}

function grouped<T>(keys: readonly string[], rows: T[], keyOf: (row: T) => string): T[][] {
  const lists = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) lists.get(keyOf(row))?.push(row);
  return keys.map((key) => lists.get(key) ?? []);
}
