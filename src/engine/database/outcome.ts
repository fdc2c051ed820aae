/** Whether a transaction whose answer was lost has committed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isTransient } from './transient-error.ts';
import type { Unsettled } from './writing.ts';

export type Outcome = 'DONE' | 'NOT_DONE' | 'UNKNOWN';

/** How long it is looked for: its server may have to start again first. */
const PATIENCE_MS = 6_000;
const REST_MS = 100;
/** PostgreSQL's invalid_parameter_value: the number was never given out here, so another server has taken over. */
const NEVER_GIVEN = '22023';

interface Found {
  status: string | null;
  isThere: boolean;
}

/** @param read runs a statement on a connection that works */
export async function outcomeOf(
  unsettled: Unsettled,
  read: (text: string, values: unknown[]) => Promise<pg.QueryResult<Found>>,
): Promise<Outcome> {
  const { auditId } = unsettled;
  if (auditId === undefined) return 'UNKNOWN';
  const until = performance.now() + PATIENCE_MS;
  for (let looks = 0; performance.now() < until;) {
    try {
      const { status, isThere } = await look(unsettled.xid, auditId, read);
      if (isThere) return 'DONE';
      // It may have committed while it was looked at; and a crash can give its number to another.
      if (status !== 'in progress' && (looks += 1) > 1) return 'NOT_DONE';
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    await sleep(REST_MS);
  }
  return 'UNKNOWN';
}

async function look(
  xid: string,
  auditId: string,
  read: Parameters<typeof outcomeOf>[1],
): Promise<Found> {
  const isThere = 'exists (select from audit where id = $1) as "isThere"';
  try {
    const { rows } = await read(
      `/* database.outcome */ select pg_xact_status($2::text::xid8) as status, ${isThere}`,
      [auditId, xid],
    );
    return rows[0] ?? { status: null, isThere: false };
  } catch (error) {
    if ((error as { code?: unknown }).code !== NEVER_GIVEN) throw error;
    const { rows } = await read(`/* database.outcome */ select null as status, ${isThere}`, [
      auditId,
    ]);
    return rows[0] ?? { status: null, isThere: false };
  }
}
