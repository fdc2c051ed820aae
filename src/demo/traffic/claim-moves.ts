/** What the demo's traffic does with claims. */
import { REASONS } from '../reasons.ts';
import { type Chance, oneOf, raiserOf } from './chance.ts';
import type { Command, CommandName, Giver } from './command.ts';
import type { ClaimRow, NeedRow } from './rows.ts';
import { type Unit, communityOf } from './world.ts';

/** So many stay in a state, so that a wall shows some of each. */
const STAY = { proposed: 6, accepted: 8, delivering: 12, delivered: 6 } as const;

/** A need of which there is more than this may be shared by two units. */
const SHARED_FROM = 4;

/** Of the needs that the unit may take one, whole or the half of it. */
export function propose(
  unit: Unit,
  rows: readonly NeedRow[],
  { random, refused }: Chance,
): Command | undefined {
  const free = rows.filter(({ uncommitted }) => uncommitted > 0);
  const need = oneOf(free, 0, random, refused);
  if (!need) return undefined;
  const { id: needId, uncommitted } = need;
  const isShared = uncommitted > SHARED_FROM && random.chance(0.25);
  const quantity = isShared ? Math.ceil(uncommitted / 2) : uncommitted;
  const input = { needId, unitId: unit.id, quantity };
  return { name: 'claimNeed', input, by: `liaison of ${unit.id}`, on: needId };
}

/** By a side that waits; declined where the need has no room for it, or it was refused. */
export function accept(
  rows: readonly ClaimRow[],
  { random, refused }: Chance,
): Command | undefined {
  const row = oneOf(rows, STAY.proposed, random, NONE);
  if (!row) return undefined;
  const isOver = row.quantity > row.need.uncommitted || refused.has(row.id);
  if (isOver || random.chance(0.05)) {
    return on(row, 'declineClaim', secretaryOf(row), random.pick(REASONS.declineClaim));
  }
  const side = row.acceptedByPlaceAt === null ? 'PLACE' : 'UNIT';
  const by = side === 'PLACE' ? secretaryOf(row) : liaisonOf(row);
  return { name: 'acceptClaim', input: { claimId: row.id, onBehalfOf: side }, by, on: row.id };
}

/** Now and then the unit takes it back instead. */
export function start(rows: readonly ClaimRow[], { random, refused }: Chance): Command | undefined {
  const row = oneOf(rows, STAY.accepted, random, refused);
  if (!row) return undefined;
  if (random.chance(0.03)) {
    return on(row, 'withdrawClaim', liaisonOf(row), random.pick(REASONS.withdrawClaim));
  }
  return on(row, 'startClaim', liaisonOf(row));
}

export function deliver(
  rows: readonly ClaimRow[],
  { random, refused }: Chance,
): Command | undefined {
  const row = oneOf(rows, STAY.delivering, random, refused);
  return row && on(row, 'deliverClaim', liaisonOf(row));
}

/** By the side that raised the need; not what was refused whole. */
export function confirm(
  rows: readonly ClaimRow[],
  { random, refused }: Chance,
): Command | undefined {
  const standing = rows.filter(({ quantity, refusedQuantity }) => refusedQuantity < quantity);
  const row = oneOf(standing, STAY.delivered, random, refused);
  return row && on(row, 'confirmClaim', raiserOf(row.need));
}

const NONE: ReadonlySet<string> = new Set();

const on = ({ id }: ClaimRow, name: CommandName, by: Giver, reason?: string): Command => ({
  name,
  input: { claimId: id, ...(reason !== undefined && { reason }) },
  by,
  on: id,
});

const secretaryOf = ({ need }: ClaimRow): Giver => `secretary of ${communityOf(need.place.code)}`;

const liaisonOf = ({ unit }: ClaimRow): Giver => `liaison of ${unit.id}`;
