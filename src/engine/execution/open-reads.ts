/** Opens what an operation reads with: one moment, under its viewer's rights and ceilings. */
import type { Viewer } from '../access/viewer.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { type ReadCeilings, Spending } from '../database/spending.ts';
import type { Listen } from '../database/statement.ts';
import type { Caller } from '../../held-places.ts';
import type { Services } from './services.ts';

interface Reading {
  caller: Caller;
  /** Without ceilings: what an event costs is not its listener's. */
  isDelivery: boolean;
  listen?: Listen | undefined;
}

/** To be closed. */
export function openReads(
  services: Services,
  viewer: Viewer,
  { caller, isDelivery, listen }: Reading,
): Snapshot {
  const { reader, now } = services;
  const asOf = now();
  return reader.open({
    scope: viewer.scope(asOf),
    asOf,
    caller,
    spending: new Spending(isDelivery ? undefined : ceilingsFor(services, viewer)),
    listen,
  });
}

/** How much an operation of the viewer may take of the database. */
export function ceilingsFor({ allowance }: Services, { isKnown }: Viewer): ReadCeilings {
  const { rows, bytes, sqlMs, strangerSqlMs } = allowance;
  return { rows, bytes, sqlMs: isKnown ? sqlMs : strangerSqlMs };
}
