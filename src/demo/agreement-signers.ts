/** Who signed the demo's agreements: for the place its secretary, for the unit the first of its people. No chance is needed. */
import type { DemoUnit } from './demo-partnership.ts';
import type { DemoAppointment, DemoPerson } from './demo-people.ts';

interface Made {
  people: readonly DemoPerson[];
  appointments: readonly DemoAppointment[];
}

/** What waits is signed by the side that wrote it; for a place whoever was in office on the first day, or nobody. */
export function signAll(units: readonly DemoUnit[], { people, appointments }: Made): void {
  const agreements = units.flatMap((one) => [...one.agreements, ...one.further]);
  const ofUnits = Map.groupBy(people, ({ unitId }) => unitId);
  const secretaries = appointments.filter(({ post, unitId }) => post === 'SECRETARY' && !unitId);
  const ofPlaces = Map.groupBy(secretaries, ({ path }) => path);
  for (const one of agreements) {
    const isBoth = one.state !== 'DRAFT' && one.state !== 'UNDER_REVIEW';
    const inOffice = (ofPlaces.get(one.path) ?? []).find(
      ({ validFrom, validUntil }) =>
        validFrom <= one.validFrom && (validUntil === null || validUntil >= one.validFrom),
    );
    if (isBoth || one.proposedBy === 'PLACE') one.signedForPlaceId = inOffice?.personId ?? null;
    if (isBoth || one.proposedBy === 'UNIT') {
      one.signedForUnitId = ofUnits.get(one.unitId)?.[0]?.id ?? null;
    }
  }
}
