/**
 * A column among the keys of a batch. One key is compared as such: for `= any($1)` PostgreSQL plans anew at every
 * execution, since it takes an array of unknown length for ten keys (115 µs against 55 for one need by its id).
 */
export function among(column: string, keys: readonly unknown[]): { text: string; value: unknown } {
  if (keys.length === 1) return { text: `${column} = $1`, value: keys[0] };
  return { text: `${column} = any($1)`, value: keys };
}
