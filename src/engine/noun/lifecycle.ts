/**
 * A lifecycle as a table: command × state → state. The dispatcher and what is offered
 * read the same one; what is not in it is refused.
 */
import { HubError } from '../../errors.ts';
import { withArticle } from '../../labels.ts';

export type Moves<S extends string> = Partial<Record<S, S>>;

export class Lifecycle<S extends string, C extends string> {
  private readonly noun: string;
  private readonly table: Readonly<Record<C, Moves<S>>>;

  constructor(noun: string, table: Readonly<Record<C, Moves<S>>>) {
    this.noun = noun;
    this.table = table;
  }

  isPossible(command: C, state: S): boolean {
    return this.table[command][state] !== undefined;
  }

  /** Where the command leads. @throws CONFLICT with the present state where it is not allowed */
  next(command: C, state: S): S {
    const to = this.table[command][state];
    if (to !== undefined) return to;
    const from = Object.keys(this.table[command]).join(' or ');
    throw HubError.conflict(
      `${command} needs ${withArticle(this.noun)} that is ${from}; this one is ${state}.`,
      state,
    );
  }

  /** The commands that the state allows, in the order of the table. */
  allowed(state: S): C[] {
    return (Object.keys(this.table) as C[]).filter((command) => this.table[command][state]);
  }
}
