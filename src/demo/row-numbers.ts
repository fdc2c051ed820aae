/** Numbers of the demo's rows, and the sequences that go on behind them. */
import type pg from 'pg';

/** Numbers in the order of creation, as commands would have given them. */
export function numbered(rows: { number: string; createdAt: Date }[], letter: string): void {
  rows
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .forEach((row, i) => {
      row.number = `${letter}${row.createdAt.getUTCFullYear()}-${String(i + 1).padStart(6, '0')}`;
    });
}

/** The sequence goes on behind so many. */
export async function advance(client: pg.Client, sequence: string, by: number): Promise<void> {
  // nextval, since setval asks for more rights than a writer has.
  await client.query(`select count(nextval($1)) from generate_series(1, $2::integer)`, [
    sequence,
    by,
  ]);
}
