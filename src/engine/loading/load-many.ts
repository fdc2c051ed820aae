/**
 * Loaders of lists of rows by a column that many share: many keys, one statement, a list for every key. For lists that
 * no command adds to; whole or refused, never cut.
 */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/snapshot.ts';
import { HubError } from '../../errors.ts';

type EntityClass<T> = abstract new () => T & object;

/** Items of a list that is no page. */
export const LONGEST_LIST = 1_000;

interface Many<T> {
  name: string;
  entity: EntityClass<T>;
  /** The property whose values are the keys. */
  key: keyof T & string;
  /** Properties that order each list, the last of them unique. */
  orderBy: readonly (keyof T & string)[];
  /** A condition on the alias t, fixed text. */
  where?: string;
  /** What to ask for where the list is too long, a sentence. */
  instead: string;
}

/**
 * A key without rows has the empty list; lists are in the stated order.
 * @throws TOO_COMPLEX for a key with more rows than LONGEST_LIST, of which none but one beyond it is read
 */
export function loadMany<T>(reads: Snapshot, many: Many<T>): DataLoader<string, T[]> {
  return new DataLoader<string, T[]>(async (keys) => {
    const text = textOf(reads, many, keys.length === 1);
    const value = keys.length === 1 ? keys[0] : keys;
    const rows = await reads.query<T>({ name: many.name, text, isPrepared: true }, [value]);
    const lists = grouped(keys, rows, (row) => row[many.key] as string);
    return lists.map((list) => (list.length > LONGEST_LIST ? tooLong(many) : list));
  });
}

/**
 * Each list is limited by itself, in a lateral join: otherwise one place with very many below it would be read whole to
 * be refused. It costs the ordinary tree nothing, since a list in its own order needs no sorting among the others.
 */
function textOf<T>(reads: Snapshot, many: Many<T>, isOne: boolean): string {
  const table = reads.table(many.entity);
  const columns = reads.columns(many.entity, many.key);
  const order = many.orderBy.map((property) => `t.${table.column(property)}`).join(', ');
  const where = many.where === undefined ? '' : ` and ${many.where}`;
  const list = (key: string) =>
    `select ${columns} from ${table.name} t where t.${table.column(many.key)} = ${key}${where}` +
    ` order by ${order} limit ${LONGEST_LIST + 1}`;
  if (isOne) return list('$1');
  return `select p.* from unnest($1::text[]) k (key) cross join lateral (${list('k.key')}) p`;
}

function tooLong<T>({ instead }: Many<T>): HubError {
  return HubError.tooComplex(
    `There are more than ${LONGEST_LIST} here, too many for a list. ${instead}`,
  );
}

function grouped<T>(keys: readonly string[], rows: T[], keyOf: (row: T) => string): T[][] {
  const lists = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) lists.get(keyOf(row))?.push(row);
  return keys.map((key) => lists.get(key) ?? []);
}
