/**
 * Links rows of the audit to the chain, the oldest first.
 * Invariant: a batch is one transaction; what one that fails leaves is taken up by the next.
 */
import type pg from 'pg';
import { inBatches } from '../../job.ts';

/** In one transaction, which those wait for who chain at the same time. */
const MOST_CHAINED = 5_000;

/** Chains what has committed, in batches until the signal aborts. */
export function chainAudit(pool: pg.Pool, signal?: AbortSignal): Promise<void> {
  const chain = async (most: number) => {
    const text = '/* access.chain */ select chain_audit($1) as done';
    const { rows } = await pool.query<{ done: number }>(text, [most]);
    return rows[0]?.done ?? 0;
  };
  return inBatches(chain, { most: MOST_CHAINED, signal });
}
