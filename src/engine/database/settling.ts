/** What is said of a transaction whose COMMIT was not answered: that it was not done, or that it is unknown. */
import { HubError } from '../../errors.ts';
import type { Caller } from '../../held-places.ts';
import type { FairPool } from './fair-pool.ts';
import { outcomeOf } from './outcome.ts';
import type { Unsettled } from './writing.ts';

const RETRY_S = 5;
const LOST = `The connection to the database was lost, and nothing was changed. Try again in ${RETRY_S} s.`;

/** Resolves where it was done. @throws UNAVAILABLE where it was not done or where that is unknown; `outcome` says which */
export async function learnOutcome(
  unsettled: Unsettled,
  pool: FairPool,
  caller: Caller,
): Promise<void> {
  const outcome = await outcomeOf(unsettled, (text, values) =>
    pool.with(caller, (client) => client.query(text, values)),
  );
  if (outcome === 'NOT_DONE') throw HubError.unavailable(LOST, RETRY_S);
  if (outcome === 'UNKNOWN') throw HubError.unsettled();
}
