/** Loaders of single rows by a unique column: many keys, one statement, an answer for every key in order. */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/snapshot.ts';
import { evenly } from './even.ts';

/**
 * The condition that a column is one of the keys of a batch. One key is compared as such: for `= any($1)` PostgreSQL plans anew at every
 * execution, since it takes an array of unknown length for ten keys (115 µs against 55 for one need by its id).
 */
export function matching(
  column: string,
  keys: readonly unknown[],
): { text: string; value: unknown } {
  if (keys.length === 1) return { text: `${column} = $1`, value: keys[0] };
  return { text: `${column} = any($1)`, value: keys };
}

type EntityClass<T> = abstract new () => T & object;

/** @param key the property whose values are the keys; null where no row has one */
export function loadOne<T>(
  reads: Snapshot,
  name: string,
  entity: EntityClass<T>,
  key: keyof T & string = 'id' as keyof T & string,
): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const table = reads.table(entity);
    const one = matching(`t.${table.column(key)}`, keys);
    const text = `select ${reads.columns(entity, key)} from ${table.name} t where ${one.text}`;
    const rows = await evenly(
      () => reads.query<T>({ name, text, isPrepared: true }, [one.value]),
      ({ length }) => length === keys.length,
    );
    const found = new Map(rows.map((row) => [row[key] as string, row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

interface Pointer {
  table: string;
  /** The column whose values are the keys, and the one that holds the row's id. */
  key: string;
  points: string;
}

/** By a key that another table translates to the row's id. */
export function loadOneVia<T extends { id: string }>(
  reads: Snapshot,
  name: string,
  entity: EntityClass<T>,
  via: Pointer,
): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const columns = reads.columns(entity);
    const one = matching(`v.${via.key}`, keys);
    const text = `select v.${via.key} as asked, ${columns} from ${via.table} v join ${reads.table(entity).name} t on t.id = v.${via.points} where ${one.text}`;
    const rows = await evenly(
      () => reads.query<T & { asked: string }>({ name, text, isPrepared: true }, [one.value]),
      ({ length }) => length === keys.length,
    );
    const found = new Map(rows.map((row) => [row.asked, row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}
