/** What the commands of a noun share, and what one of them is given. */
import type { CommandContext } from './command-context.ts';
import type { CommandInput } from './command-input.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { NamedId } from './named-id.ts';
import type { Noun } from './noun.ts';

/** A method, so that it may name the input that all of them extend. */
type Locking<T> = { lock(context: CommandContext, input: CommandInput): Promise<T> }['lock'];

/** What the commands of a noun share. */
export interface Ways<T extends object, S extends string> {
  noun: Noun<T>;
  lifecycle: Lifecycle<S, string>;
  /** Where more than the row itself is locked for every command. */
  lock?: Locking<T> | undefined;
  /** What follows for the row and others from a change, before its step is left. */
  settle?:
    | ((context: CommandContext, row: T, change: Change<S>) => Promise<void> | void)
    | undefined;
}

export interface Change<S extends string> {
  from: S;
  reason: string | null;
}

/** What is given: the input, and the ids that it names. */
export interface Order {
  input: CommandInput;
  named: readonly NamedId[];
}
