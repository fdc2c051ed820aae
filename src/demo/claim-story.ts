/** What happens to the claims on one need of the demo, from the first proposal to the last confirmation. */
import { claimOn } from './demo-claim.ts';
import type { DemoUnit } from './demo-partnership.ts';
import type { NeedHistory } from './need-history.ts';
import { REASONS } from './reasons.ts';
import type { StoryTime } from './story-time.ts';

/**
 * One unit takes it, or two share it; a claim that is withdrawn leaves room for the next.
 * @throws Present
 */
export function beClaimed(history: NeedHistory, units: readonly DemoUnit[], time: StoryTime): void {
  const { random } = time;
  const { need } = history;
  for (let tries = 0; tries < 5 && need.committed < need.quantity; tries += 1) {
    const open = need.quantity - need.committed;
    const quantity = open > 4 && random.chance(0.35) ? Math.ceil(open / 2) : open;
    const claim = claimOn(need, units, time, quantity);
    if (!claim) return time.pass(9_000, 9_001);
    history.propose(claim);
    time.pass(0.3, 20);
    if (random.chance(0.04)) {
      history.moveClaim(claim, 'declineClaim', random.pick(REASONS.declineClaim));
      continue;
    }
    claim.acceptedByPlaceAt ??= time.at;
    claim.acceptedByUnitAt ??= time.at;
    history.moveClaim(claim, 'acceptClaim', null);
    if (random.chance(0.04)) {
      time.pass(1, 20);
      const reason = random.pick(REASONS.withdrawClaim);
      history.moveClaim(claim, 'withdrawClaim', reason, 'UNIT_LIAISON');
    }
    time.pass(0.3, 20);
  }
}

/** All that stand are started, then delivered, then confirmed. @throws Present */
export function beDelivered(history: NeedHistory, time: StoryTime): void {
  const standing = history.claims.filter((claim) => claim.state === 'ACCEPTED');
  for (const claim of standing) {
    time.pass(1, 30);
    history.moveClaim(claim, 'startClaim', null, 'UNIT_LIAISON');
  }
  for (const claim of standing) {
    time.pass(2, 72);
    history.moveClaim(claim, 'deliverClaim', null, 'UNIT_LIAISON');
  }
  for (const claim of standing) {
    time.pass(0.5, 24);
    history.moveClaim(claim, 'confirmClaim', null);
  }
}
