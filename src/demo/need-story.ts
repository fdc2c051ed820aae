/** What happens to one need of the demo, step by step, until it ends or the present is reached. */
import { dayOf } from '../input.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import type { Claim } from '../domain/need/claim.entity.ts';
import { claimCommands } from '../domain/need/claim.commands.ts';
import type { Need } from '../domain/need/need.entity.ts';
import { needCommands } from '../domain/need/need.commands.ts';
import { progressOf } from '../domain/need/need.rules.ts';
import { isWithin, rangeBelow } from '../domain/place/path.ts';
import type { DemoUnit } from './demo-partnership.ts';
import type { Random } from './random.ts';
import { REASONS } from './reasons.ts';

const GIVERS = {
  GRID_WORKER: '网格员（演示）',
  COMMUNITY_SECRETARY: '社区书记（演示）',
  UNIT_LIAISON: '单位联络员（演示）',
};
type Giver = keyof typeof GIVERS;

interface World {
  random: Random;
  asOf: Date;
  units: readonly DemoUnit[];
}

/** Thrown to end a story at the present: what would come later has not happened. */
class Present extends Error {}

export class NeedStory {
  readonly steps: StateStep[] = [];
  readonly claims: Claim[] = [];
  readonly claimSteps: StateStep[] = [];
  private readonly need: Need;
  private readonly world: World;
  private at: Date;

  constructor(need: Need, world: World) {
    this.need = need;
    this.world = world;
    this.at = need.createdAt;
  }

  /** @param earlier needs that it can be merged into */
  tell(earlier: readonly Need[]): void {
    this.leave('reportNeed', null, null, 'GRID_WORKER');
    try {
      this.review(earlier);
    } catch (error) {
      if (!(error instanceof Present)) throw error;
    }
  }

  private review(earlier: readonly Need[]): void {
    const { random } = this.world;
    this.pass(0.2, 20);
    if (random.chance(0.04)) {
      this.move('returnNeed', random.pick(REASONS.returnNeed));
      this.pass(2, 40);
      this.move('resubmitNeed', null, 'GRID_WORKER');
      this.pass(1, 10);
    }
    if (random.chance(0.03)) return this.move('rejectNeed', random.pick(REASONS.rejectNeed));
    const same = earlier.findLast(
      (one) => one.placeId === this.need.placeId && one.state === 'LISTED',
    );
    if (same && random.chance(0.5)) {
      this.need.mergedIntoId = same.id;
      return this.move('mergeNeed', `merged into an earlier need`);
    }
    this.move('listNeed', null);
    this.need.listedAt = this.at;
    this.afterListing();
  }

  private afterListing(): void {
    const { random } = this.world;
    const fate = random.next();
    this.pass(1, 48);
    if (fate < 0.04) {
      this.need.reviewOn = dayOf(new Date(this.at.getTime() + 90 * 86_400_000));
      return this.move('shelveNeed', random.pick(REASONS.shelveNeed));
    }
    if (fate < 0.07)
      return this.move('withdrawNeed', random.pick(REASONS.withdrawNeed), 'GRID_WORKER');
    if (fate < 0.13) return this.resolve();
    if (fate < 0.15) return;
    this.beClaimed();
    this.deliver();
    this.close();
  }

  private resolve(): void {
    const { need } = this;
    need.resolved = need.quantity;
    Object.assign(need, { committed: need.quantity, delivered: need.quantity });
    this.move('resolveNeed', this.world.random.pick(REASONS.resolveNeed));
    need.closure = 'RESOLVED';
    need.closedAt = this.at;
  }

  /** One unit takes it, or two share it; a claim that is withdrawn leaves room for the next. */
  private beClaimed(): void {
    const { random } = this.world;
    for (let tries = 0; tries < 5 && this.need.committed < this.need.quantity; tries += 1) {
      const open = this.need.quantity - this.need.committed;
      const quantity = open > 4 && random.chance(0.35) ? Math.ceil(open / 2) : open;
      const claim = this.propose(quantity);
      if (!claim) return this.pass(9_000, 9_001);
      this.pass(0.3, 20);
      if (random.chance(0.04)) {
        this.claimMove(claim, 'declineClaim', random.pick(REASONS.declineClaim));
        continue;
      }
      claim.acceptedByPlaceAt ??= this.at;
      claim.acceptedByUnitAt ??= this.at;
      this.claimMove(claim, 'acceptClaim', null);
      if (random.chance(0.04)) {
        this.pass(1, 20);
        this.claimMove(claim, 'withdrawClaim', random.pick(REASONS.withdrawClaim), 'UNIT_LIAISON');
      }
      this.pass(0.3, 20);
    }
  }

  private deliver(): void {
    const standing = this.claims.filter((claim) => claim.state === 'ACCEPTED');
    for (const claim of standing) {
      this.pass(1, 30);
      this.claimMove(claim, 'startClaim', null, 'UNIT_LIAISON');
    }
    for (const claim of standing) {
      this.pass(2, 72);
      this.claimMove(claim, 'deliverClaim', null, 'UNIT_LIAISON');
    }
    for (const claim of standing) {
      this.pass(0.5, 24);
      this.claimMove(claim, 'confirmClaim', null);
    }
  }

  private close(): void {
    const { random } = this.world;
    if (this.need.state !== 'DELIVERED') return;
    this.pass(0.5, 30);
    this.move('closeNeed', null);
    this.need.rating = random.chance(0.85) ? random.pick([5, 5, 5, 4, 4, 3]) : null;
    this.need.closure = 'CONFIRMED';
    this.need.closedAt = this.at;
  }

  private propose(quantity: number): Claim | undefined {
    const { random, units } = this.world;
    const near = units.filter((one) => this.mayClaim(one));
    const fitting = near.filter((one) => one.text.serves.includes(this.need.category));
    const one = random.pick(
      [...(fitting.length ? fitting : near), undefined].slice(
        0,
        fitting.length || near.length || 1,
      ),
    );
    if (!one) return undefined;
    const origin = random.pick(['UNIT_BID', 'UNIT_BID', 'STREET_ASSIGNED', 'SUGGESTED'] as const);
    const claim: Claim = {
      id: random.id('claim', this.at),
      number: '',
      needId: this.need.id,
      unitId: one.unit.id,
      resourceId: null,
      path: this.need.path,
      quantity,
      refusedQuantity: 0,
      origin,
      state: 'PROPOSED',
      acceptedByPlaceAt: origin === 'STREET_ASSIGNED' ? this.at : null,
      acceptedByUnitAt: origin === 'UNIT_BID' ? this.at : null,
      overrideReason: null,
      reason: null,
      isDemo: true,
      version: 1,
      createdAt: this.at,
      updatedAt: this.at,
    };
    this.claims.push(claim);
    this.leaveClaim(claim, 'claimNeed', null, null, 'UNIT_LIAISON');
    return claim;
  }

  private mayClaim({ agreements }: DemoUnit): boolean {
    const day = dayOf(this.at);
    return agreements.some(
      (one) =>
        one.state === 'ACTIVE' &&
        one.validFrom <= day &&
        day <= one.validUntil &&
        isWithin(this.need.path, rangeBelow(one.path)),
    );
  }

  private move(command: string, reason: string | null, giver: Giver = 'COMMUNITY_SECRETARY'): void {
    const from = this.need.state;
    this.need.state = needCommands.lifecycle.next(command, from);
    this.leave(command, from, reason, giver);
  }

  /** A command on a claim, and what follows for the need. */
  private claimMove(
    claim: Claim,
    command: string,
    reason: string | null,
    giver: Giver = 'COMMUNITY_SECRETARY',
  ): void {
    const before = claim.state;
    claim.state = claimCommands.lifecycle.next(command, before);
    claim.reason = reason;
    this.leaveClaim(claim, command, before, reason, giver);
    const { need } = this;
    const { state: from, committed, delivered } = need;
    Object.assign(need, progressOf(need, this.claims));
    need.claimedAt = need.state === 'LISTED' ? null : (need.claimedAt ?? this.at);
    need.deliveredAt = need.state === 'DELIVERED' ? (need.deliveredAt ?? this.at) : null;
    const isChanged =
      need.state !== from || need.committed !== committed || need.delivered !== delivered;
    if (isChanged) this.leave(command, from, reason, giver);
  }

  private leave(
    command: string,
    from: Need['state'] | null,
    reason: string | null,
    giver: Giver,
  ): void {
    const version = this.steps.length + 1;
    this.need.version = version;
    this.need.updatedAt = this.at;
    this.steps.push({
      ...this.stepBy(command, giver, reason),
      version,
      objectId: this.need.id,
      from,
      to: this.need.state,
    });
  }

  private leaveClaim(
    claim: Claim,
    command: string,
    from: Claim['state'] | null,
    reason: string | null,
    giver: Giver,
  ): void {
    const version = this.claimSteps.filter((step) => step.objectId === claim.id).length + 1;
    claim.version = version;
    claim.updatedAt = this.at;
    this.claimSteps.push({
      ...this.stepBy(command, giver, reason),
      version,
      objectId: claim.id,
      from,
      to: claim.state,
    });
  }

  private stepBy(command: string, role: Giver, reason: string | null) {
    const id = this.world.random.id('step', this.at);
    return { id, at: this.at, command, actor: GIVERS[role], role, reason };
  }

  private pass(from: number, to: number): void {
    this.at = this.world.random.hoursAfter(this.at, from, to);
    if (this.at > this.world.asOf) throw new Present();
  }
}
