/**
 * What happens to one project of the demo, until it ends or the present is reached: moved by the table that the commands
 * obey, each move a step.
 */
import { DAY_MS } from '../day.ts';
import { dayOf } from '../input.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import { projectCommands } from '../domain/project/project.commands.ts';
import type { Project } from '../domain/project/project.entity.ts';
import { isFunded, progressOf, sumsOf } from '../domain/project/project.rules.ts';
import type { DemoDecision } from './demo-agenda.ts';
import { PROJECT_REASONS } from './project-texts.ts';
import { type Giver, leaveStep } from './story-step.ts';
import { Present, type StoryTime } from './story-time.ts';

/** As a hub has it where nothing else is set. */
const PUBLICITY_DAYS = 5;

/** Who accepts it, and decisions of committees at its place or above it. */
interface Others {
  inspectorId: string;
  decisions: readonly Pick<DemoDecision, 'id' | 'createdAt'>[];
}

export class ProjectStory {
  readonly steps: StateStep[] = [];
  readonly project: Project;
  private readonly time: StoryTime;
  private readonly others: Others;

  constructor(project: Project, time: StoryTime, others: Others) {
    this.project = project;
    this.time = time;
    this.others = others;
  }

  /** What was joined to it as soon as it had been proposed: it is chosen by what became of the project. */
  insert(joined: readonly string[]): void {
    const [proposed, ...later] = this.steps;
    if (!proposed) throw new Error('a story is told before something is inserted');
    const { random } = this.time;
    const steps = joined.map((command, i) => {
      const own = {
        id: random.id('step', proposed.at),
        command,
        from: proposed.to,
        version: i + 2,
      };
      return Object.assign({}, proposed, own);
    });
    for (const one of later) one.version += steps.length;
    this.project.version += steps.length;
    this.steps.splice(1, 0, ...steps);
  }

  tell(): void {
    const { project, time } = this;
    const giver = project.leadUnitId === null ? 'COMMUNITY_SECRETARY' : 'UNIT_LIAISON';
    leaveStep(this.steps, project, time, told('proposeProject', null, giver));
    try {
      this.beDecided();
      this.beDone();
      this.end();
    } catch (error) {
      if (!(error instanceof Present)) throw error;
    }
  }

  private beDecided(): void {
    const { project, time } = this;
    const { random } = time;
    time.pass(24 * 5, 24 * 25);
    this.decide();
    time.pass(24, 24 * 10);
    if (random.chance(0.08)) {
      project.decisionId = null;
      this.because('returnProject', 'STREET_ADMIN');
      time.pass(24 * 2, 24 * 10);
      this.move('resubmitProject');
      time.pass(24 * 5, 24 * 25);
      this.decide();
      time.pass(24, 24 * 10);
    }
    this.move('fileProject', 'STREET_ADMIN');
    project.filedAt = time.at;
    time.pass(24, 24 * 14);
    if (random.chance(0.05)) return this.stop();
    if (isFunded(project)) return;
    this.move('fundProject', project.funder === 'DISTRICT' ? 'DISTRICT_ADMIN' : 'STREET_ADMIN');
    time.pass(24, 24 * 10);
  }

  /** On the last decision that there is by then. @throws Present where there is none: it waits for a meeting */
  private decide(): void {
    const { at } = this.time;
    const made = this.others.decisions.filter(({ createdAt }) => createdAt <= at);
    const [last] = made.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    if (!last) throw new Present();
    this.project.decisionId = last.id;
    this.move('deliberateProject');
  }

  /** @throws Present: nothing comes after it */
  private stop(): never {
    this.because('cancelProject');
    throw new Present();
  }

  private beDone(): void {
    const { project, time } = this;
    this.move('startProject');
    project.startedAt = time.at;
    for (const { number } of project.milestones) {
      time.pass(24 * 5, 24 * 35);
      if (time.random.chance(0.04)) this.pause();
      project.milestones = project.milestones.map((one) =>
        one.number === number ? Object.assign({}, one, { doneOn: dayOf(time.at) }) : one,
      );
      project.progress = progressOf(project.milestones);
      this.move('reportMilestone');
    }
    for (const { number } of project.budget) this.spend(number);
  }

  private pause(): void {
    const { project, time } = this;
    project.suspendedIn = 'IN_PROGRESS';
    this.because('suspendProject');
    time.pass(24 * 5, 24 * 20);
    project.suspendedIn = null;
    this.move('resumeProject');
    time.pass(24, 24 * 10);
  }

  private spend(number: number): void {
    const { project, time } = this;
    time.pass(1, 24);
    const share = time.random.whole(85, 100);
    project.budget = project.budget.map((one) =>
      one.number === number
        ? Object.assign({}, one, { spentFen: Math.floor((one.plannedFen * share) / 100) })
        : one,
    );
    project.spentFen = sumsOf(project.budget).spentFen;
    this.move('reportSpending');
  }

  private end(): void {
    const { project, time } = this;
    time.pass(24, 24 * 5);
    this.move('submitProject');
    time.pass(24, 24 * 10);
    if (time.random.chance(0.1)) {
      this.because('refuseProject', 'STREET_ADMIN');
      time.pass(24 * 3, 24 * 10);
      this.move('submitProject');
      time.pass(24, 24 * 5);
    }
    project.acceptedById = this.others.inspectorId;
    project.acceptedAt = time.at;
    this.move('acceptProject', 'STREET_ADMIN');
    time.pass(2, 48);
    project.publicisedUntil = dayOf(new Date(time.at.getTime() + (PUBLICITY_DAYS - 1) * DAY_MS));
    this.move('publiciseProject');
    time.pass(24 * PUBLICITY_DAYS, 24 * 10);
    this.move('completeProject');
    project.completedAt = time.at;
  }

  private because(command: keyof typeof PROJECT_REASONS, giver?: Giver): void {
    this.project.reason = this.time.random.pick<string>(PROJECT_REASONS[command]);
    this.move(command, giver, this.project.reason);
  }

  private move(
    command: string,
    giver: Giver = 'COMMUNITY_SECRETARY',
    reason: string | null = null,
  ): void {
    const { project } = this;
    const from = project.state;
    project.state = projectCommands.lifecycle.next(command, from);
    if (project.state !== from) project.reason = reason;
    leaveStep(this.steps, project, this.time, { ...told(command, from, giver), reason });
  }
}

const told = (command: string, from: string | null, giver: Giver) => ({
  command,
  from,
  reason: null,
  giver,
});
