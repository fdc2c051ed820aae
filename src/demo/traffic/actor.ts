/**
 * Does what is planned: asks for the rows that it may be done on, chooses, gives the command, and counts what came of it.
 * Invariant: nothing that is refused ends the traffic; which rows are not to be tried again is remembered, and forgotten in time.
 */
import { Random } from '../random.ts';
import type { Cast } from './cast.ts';
import { Refused, type TrafficClient } from './client.ts';
import { type Command, type Giver, documentOf } from './command.ts';
import { moveOf } from './moves.ts';
import { report } from './need-moves.ts';
import type { Planned } from './plan.ts';
import { type Rows, questionDocument, variablesOf } from './rows.ts';
import type { World } from './world.ts';

/** What has come of the traffic so far. */
export interface Counts {
  /** Commands that were done, by name. */
  done: Record<string, number>;
  /** What was refused, by the code of the error. */
  refused: Record<string, number>;
  /** Found nothing to do, or held back since enough is open. */
  idle: number;
}

const MOST_REFUSED = 1_000;
const OPEN = `query DemoTraffic_open { needs(filter: { stateClass: { in: [OPEN] } }) { totalCount } }`;

interface Means {
  client: TrafficClient;
  cast: Cast;
  world: World;
  log: (line: string) => void;
  /** Each command as it is given: tests compare them. */
  onCommand?: (command: Command) => void;
  counts: Counts;
}

export class Actor {
  private readonly means: Means;
  private readonly refused = new Set<string>();

  constructor(means: Means) {
    this.means = means;
  }

  /** Always settles. */
  async act(planned: Planned, today: string): Promise<void> {
    let command: Command | undefined;
    try {
      command = await this.chosen(planned, today);
      if (!command) return void (this.means.counts.idle += 1);
      this.means.onCommand?.(command);
      await this.ask(command.by, documentOf(command.name), { input: command.input });
      count(this.means.counts.done, command.name);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      count(this.means.counts.refused, error.code);
      if (command?.on) this.remember(command.on);
      this.means.log(
        `demo traffic: ${command?.name ?? planned.kind} ${error.code} ${error.message}`,
      );
    }
  }

  private async chosen({ kind, seed }: Planned, today: string): Promise<Command | undefined> {
    const { world } = this.means;
    const chance = { random: new Random(seed), world, today, refused: this.refused };
    if (kind === 'report') return (await this.isFull()) ? undefined : report(chance);
    const { question, choose } = moveOf(kind, chance);
    const { list, by } = question;
    const document = questionDocument(list);
    const answer = await this.ask<Record<string, { nodes: Rows[typeof list][] }>>(
      by,
      document,
      variablesOf(question),
    );
    return choose(answer[list]?.nodes ?? [], chance);
  }

  private async isFull(): Promise<boolean> {
    const { needs } = await this.ask<{ needs: { totalCount: number } }>('administrator', OPEN);
    return needs.totalCount >= this.means.world.mostOpen;
  }

  private ask<T>(by: Giver, query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { client, cast } = this.means;
    // A place that has another code by now has nobody of its own: the administrator may act for all.
    const token = cast.get(by) ?? cast.get('administrator') ?? '';
    return client.ask<T>(token, query, variables);
  }

  private remember(id: string): void {
    this.refused.add(id);
    const [oldest] = this.refused;
    if (this.refused.size > MOST_REFUSED && oldest !== undefined) this.refused.delete(oldest);
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
