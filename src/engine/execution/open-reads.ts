/** Opens what an operation reads with: one moment, under its viewer's rights and ceilings. */
import type { Viewer } from '../access/viewer.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { Spending } from '../database/spending.ts';
import type { Caller } from '../../held-places.ts';
import type { Services } from './services.ts';

/** To be closed. @param isDelivery without ceilings: what an event costs is not its listener's */
export function openReads(
  { reader, allowance, now }: Services,
  viewer: Viewer,
  caller: Caller,
  isDelivery: boolean,
): Snapshot {
  const { rows, bytes, sqlMs, strangerSqlMs } = allowance;
  const ceilings = { rows, bytes, sqlMs: viewer.isKnown ? sqlMs : strangerSqlMs };
  const asOf = now();
  return reader.open({
    scope: viewer.scope(asOf),
    asOf,
    caller,
    spending: new Spending(isDelivery ? undefined : ceilings),
  });
}
