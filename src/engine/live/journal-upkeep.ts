/**
 * What is done to the journal behind the scenes, on a connection that no reader waits for: days are made and dropped, deltas folded.
 * Invariant: several processes may do it at once; nothing is dropped or counted twice.
 */
import type pg from 'pg';
import { inBatches } from '../../job.ts';

const LOCK_NOT_AVAILABLE = '55P03';
/** In one transaction. */
const MOST_FOLDED = 10_000;

/** Makes partitions for the days ahead and drops those that are older; says how many. Several processes may. */
export async function keepDays(jobs: pg.Pool, days: number): Promise<number> {
  const text = '/* live.keep */ select keep_journal($1) as dropped';
  try {
    const { rows } = await jobs.query<{ dropped: number }>(text, [days]);
    return rows[0]?.dropped ?? 0;
  } catch (error) {
    // A writer was in the way of a partition. It is not waited for: the next time comes.
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return 0;
    throw error;
  }
}

/**
 * Folds the deltas of counters and tallies that have committed so far, in batches until the signal aborts; several
 * processes may, each delta is taken once.
 */
export async function foldCounts(jobs: pg.Pool, signal?: AbortSignal): Promise<void> {
  for (const name of ['fold_need_counts', 'fold_tallies'] as const) {
    const text = `/* live.foldCounts */ select ${name}($1) as done`;
    const fold = async (most: number) => {
      const { rows } = await jobs.query<{ done: number }>(text, [most]);
      return rows[0]?.done ?? 0;
    };
    await inBatches(fold, { most: MOST_FOLDED, signal });
  }
}
