/** What the demo's traffic does with needs. */
import { DAY_MS } from '../../day.ts';
import { dayOf } from '../../input.ts';
import type { NeedUrgency } from '../../domain/need/need.enums.ts';
import { NEED_TEXTS, SPOTS } from '../need-texts.ts';
import type { Random } from '../random.ts';
import { REASONS } from '../reasons.ts';
import { type Chance, oneOf, raiserOf } from './chance.ts';
import type { Command, CommandName, Giver } from './command.ts';
import type { NeedRow } from './rows.ts';
import { categoryBy, communityIn, communityOf, type World } from './world.ts';

/** So many stay in a state, so that a wall shows some of each. */
const STAY = { reviewed: 5, closed: 8, listed: 20 } as const;
const REVIEW_AFTER_MS = 90 * DAY_MS;
/** Every grid of the demo has as many buildings at least. */
const BUILDINGS = 12;
const RATINGS = [5, 5, 5, 5, 4, 4, 3] as const;

/** A need as its raiser reports it. */
export function report({ random, world }: Pick<Chance, 'random' | 'world'>): Command {
  const category = categoryBy(random);
  const text = random.pick(NEED_TEXTS[category]);
  const community = communityIn(world, random);
  const place = placeIn(community, random);
  const spot = place.isBuilding ? random.pick(SPOTS) : '';
  const quantity = random.whole(1, text.most);
  const urgency: NeedUrgency = text.urgency ?? 'ORDINARY';
  const input = {
    place: { code: place.code },
    title: `${spot}${text.title}`,
    description: text.description,
    category,
    scale: quantity <= 2 && random.chance(0.5) ? 'MICRO' : 'ORDINARY',
    urgency,
    visibility: random.chance(0.04) ? 'INTERNAL' : 'PARTNERS',
    quantity,
    unitOfMeasure: text.measure,
  };
  return { name: 'reportNeed', input, by: `worker of ${community.code}`, on: null };
}

/** Mostly in a building, else in a grid; where there are none, in the village. */
function placeIn(
  { code, grids }: World['communities'][number],
  random: Random,
): { code: string; isBuilding: boolean } {
  if (grids.length === 0) return { code, isBuilding: false };
  const grid = random.pick(grids);
  if (random.chance(0.35)) return { code: grid, isBuilding: false };
  const building = String(random.whole(1, BUILDINGS)).padStart(3, '0');
  return { code: `${grid}${building}`, isBuilding: true };
}

/** Listed; now and then sent back, or not taken. What was sent back comes again. */
export function beReviewed(
  rows: readonly NeedRow[],
  { random, refused }: Chance,
): Command | undefined {
  const row = oneOf(rows, STAY.reviewed, random, refused);
  if (!row) return undefined;
  if (row.state === 'RETURNED') return on(row, 'resubmitNeed', {}, raiserOf(row));
  const fate = random.next();
  if (fate < 0.04) return on(row, 'returnNeed', { reason: random.pick(REASONS.returnNeed) });
  if (fate < 0.07) return on(row, 'rejectNeed', { reason: random.pick(REASONS.rejectNeed) });
  // Two of three, so that a screen shows both.
  return on(row, 'listNeed', { isPublic: row.visibility === 'PARTNERS' && random.chance(0.67) });
}

/** Closed with a rating by whoever raised it; now and then what was delivered does not stand. */
export function beClosed(
  rows: readonly NeedRow[],
  { random, refused }: Chance,
): Command | undefined {
  const row = oneOf(rows, STAY.closed, random, refused);
  if (!row) return undefined;
  const by = raiserOf(row);
  if (random.chance(0.03)) {
    const reason = random.pick(REASONS.refuseDelivery);
    return on(row, 'refuseDelivery', { reason, quantityOpen: random.whole(1, row.needed) }, by);
  }
  return on(row, 'closeNeed', random.chance(0.85) ? { rating: random.pick(RATINGS) } : {}, by);
}

/**
 * What units do not take: the place does it itself, or it waits for another year. Only one in six moments at which it is
 * looked at leads to anything, unless nobody but the place can do it or a command on it was refused.
 */
export function beSettled(
  rows: readonly NeedRow[],
  { random, refused, today }: Chance,
): Command | undefined {
  const row = oneOf(rows, STAY.listed, random, new Set());
  if (!row) return undefined;
  const isStuck = row.visibility === 'INTERNAL' || refused.has(row.id);
  if (row.state === 'SHELVED') return random.chance(0.2) ? on(row, 'relistNeed', {}) : undefined;
  if (!isStuck && random.chance(5 / 6)) return undefined;
  const fate = random.next();
  if (fate < 0.15 && row.committed === 0) {
    const reviewOn = dayOf(new Date(Date.parse(today) + REVIEW_AFTER_MS));
    return on(row, 'shelveNeed', { reason: random.pick(REASONS.shelveNeed), reviewOn });
  }
  if (fate < 0.3) {
    const reason = random.pick(REASONS.withdrawNeed);
    return on(row, 'withdrawNeed', { reason }, raiserOf(row));
  }
  return on(row, 'resolveNeed', { reason: random.pick(REASONS.resolveNeed) });
}

const on = (
  { id, place }: NeedRow,
  name: CommandName,
  more: Record<string, unknown>,
  by: Giver = `secretary of ${communityOf(place.code)}`,
): Command => ({ name, input: { needId: id, ...more }, by, on: id });
