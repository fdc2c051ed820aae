/** One need of the demo and the claims on it, moved by the tables that commands obey; each move leaves its steps. */
import type { StateStep } from '../engine/noun/steps.ts';
import { claimCommands } from '../domain/need/claim.commands.ts';
import type { Claim } from '../domain/need/claim.entity.ts';
import { needCommands } from '../domain/need/need.commands.ts';
import { noteMoment } from '../domain/need/claim.rules.ts';
import type { Need } from '../domain/need/need.entity.ts';
import { progressOf } from '../domain/need/need.rules.ts';
import { type Giver, leaveStep } from './story-step.ts';
import type { StoryTime } from './story-time.ts';

export class NeedHistory {
  readonly need: Need;
  readonly steps: StateStep[] = [];
  readonly claims: Claim[] = [];
  readonly claimSteps: StateStep[] = [];
  private readonly time: StoryTime;

  constructor(need: Need, time: StoryTime) {
    this.need = need;
    this.time = time;
  }

  /** Its first step. */
  report(): void {
    this.leave('reportNeed', null, null, 'GRID_WORKER');
  }

  move(command: string, reason: string | null, giver: Giver = 'COMMUNITY_SECRETARY'): void {
    const from = this.need.state;
    this.need.state = needCommands.lifecycle.next(command, from);
    this.leave(command, from, reason, giver);
  }

  /** A claim's first step. */
  propose(claim: Claim): void {
    this.claims.push(claim);
    const told = { command: 'claimNeed', from: null, reason: null, giver: 'UNIT_LIAISON' } as const;
    leaveStep(this.claimSteps, claim, this.time, told);
  }

  /** A command on a claim, and what follows for the need. */
  moveClaim(
    claim: Claim,
    command: string,
    reason: string | null,
    giver: Giver = 'COMMUNITY_SECRETARY',
  ): void {
    const { need } = this;
    const { at } = this.time;
    const before = claim.state;
    claim.state = claimCommands.lifecycle.next(command, before);
    claim.reason = reason;
    noteMoment(claim, at);
    leaveStep(this.claimSteps, claim, this.time, { command, from: before, reason, giver });
    const { state: from, committed, delivered } = need;
    Object.assign(need, progressOf(need, this.claims));
    need.claimedAt = need.state === 'LISTED' ? null : (need.claimedAt ?? at);
    need.deliveredAt = need.state === 'DELIVERED' ? (need.deliveredAt ?? at) : null;
    const isChanged =
      need.state !== from || need.committed !== committed || need.delivered !== delivered;
    if (isChanged) this.leave(command, from, reason, giver);
  }

  private leave(command: string, from: string | null, reason: string | null, giver: Giver): void {
    leaveStep(this.steps, this.need, this.time, { command, from, reason, giver });
  }
}
