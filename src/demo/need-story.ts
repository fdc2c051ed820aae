/** What happens to one need of the demo, step by step, until it ends or the present is reached. */
import { DAY_MS } from '../day.ts';
import { dayOf } from '../input.ts';
import type { Need } from '../domain/need/need.entity.ts';
import { beClaimed, beDelivered } from './claim-story.ts';
import type { DemoUnit } from './demo-partnership.ts';
import { NeedHistory } from './need-history.ts';
import type { Random } from './random.ts';
import { REASONS } from './reasons.ts';
import { Present, StoryTime } from './story-time.ts';

interface World {
  random: Random;
  asOf: Date;
  units: readonly DemoUnit[];
}

export class NeedStory {
  readonly history: NeedHistory;
  private readonly need: Need;
  private readonly time: StoryTime;
  private readonly random: Random;
  private readonly units: readonly DemoUnit[];

  constructor(need: Need, { random, asOf, units }: World) {
    this.need = need;
    this.random = random;
    this.units = units;
    this.time = new StoryTime(random, need.createdAt, asOf);
    this.history = new NeedHistory(need, this.time);
  }

  /** @param earlier needs that it can be merged into */
  tell(earlier: readonly Need[]): void {
    this.history.report();
    try {
      this.review(earlier);
    } catch (error) {
      if (!(error instanceof Present)) throw error;
    }
  }

  private review(earlier: readonly Need[]): void {
    const { random, history, time } = this;
    time.pass(0.2, 20);
    if (random.chance(0.04)) {
      history.move('returnNeed', random.pick(REASONS.returnNeed));
      time.pass(2, 40);
      history.move('resubmitNeed', null, 'GRID_WORKER');
      time.pass(1, 10);
    }
    if (random.chance(0.03)) return history.move('rejectNeed', random.pick(REASONS.rejectNeed));
    const same = earlier.findLast(
      (one) => one.placeId === this.need.placeId && one.state === 'LISTED',
    );
    if (same && random.chance(0.5)) {
      this.need.mergedIntoId = same.id;
      return history.move('mergeNeed', `merged into an earlier need`);
    }
    history.move('listNeed', null);
    this.need.listedAt = time.at;
    this.afterListing();
  }

  private afterListing(): void {
    const { random, history, time } = this;
    const fate = random.next();
    time.pass(1, 48);
    if (fate < 0.04) {
      this.need.reviewOn = dayOf(new Date(time.at.getTime() + 90 * DAY_MS));
      return history.move('shelveNeed', random.pick(REASONS.shelveNeed));
    }
    if (fate < 0.07)
      return history.move('withdrawNeed', random.pick(REASONS.withdrawNeed), 'GRID_WORKER');
    if (fate < 0.13) return this.resolve();
    if (fate < 0.15) return;
    beClaimed(history, this.units, time);
    beDelivered(history, time);
    this.close();
  }

  private resolve(): void {
    const { need } = this;
    need.resolved = need.quantity;
    Object.assign(need, { committed: need.quantity, delivered: need.quantity });
    this.history.move('resolveNeed', this.random.pick(REASONS.resolveNeed));
    need.closure = 'RESOLVED';
    need.closedAt = this.time.at;
  }

  private close(): void {
    const { need, random } = this;
    if (need.state !== 'DELIVERED') return;
    this.time.pass(0.5, 30);
    this.history.move('closeNeed', null);
    need.rating = random.chance(0.85) ? random.pick([5, 5, 5, 4, 4, 3]) : null;
    need.closure = 'CONFIRMED';
    need.closedAt = this.time.at;
  }
}
