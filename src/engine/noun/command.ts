/**
 * What a command is, as a noun defines it: who may give it on what, in which states, and the body that computes.
 * Parameters are methods, so that each body names its own input; the schema has checked it against `input` before.
 */
import type { RequiredEntityData } from '@mikro-orm/core';
import type { ClassType } from 'type-graphql';
import type { Rule, Subject } from '../access/permissions.ts';
import type { HubContext } from '../execution/context.ts';
import type { Row } from '../loading/node.ts';
import type { CommandInput } from './command-input.ts';
import type { CommandContext } from './command-context.ts';
import type { Moves } from './lifecycle.ts';
import type { Sides } from './sides.ts';

interface Described {
  input: ClassType<CommandInput>;
  /** Its description: in English where there is more to say than its name, then the Chinese term. */
  term: string;
}

/** A command that makes a row. */
export interface Making<T> extends Described {
  may: Rule | Sides<Subject>;
  /** What it is given on, and what its body needs of it. */
  on(context: CommandContext, input: CommandInput): Promise<Subject>;
  /** The columns of the new row beside id, number, path, state and moments, which the dispatcher gives it. */
  make(context: CommandContext, input: CommandInput, on: Subject): Promise<Columns<T>> | Columns<T>;
  /** The state in which it begins; of a noun without states left out. */
  begins?: string;
  /** What its first step says. */
  told?(row: T): string | null;
  /** What comes to be with the row, which names it. */
  follows?(context: CommandContext, row: T, input: CommandInput): Promise<void> | void;
}

/** A command on a row that there is: locks it, asks the guard and the lifecycle, changes it, leaves a step. */
export interface Changing<T, S extends string> extends Described {
  may: Rule | Sides<T>;
  /** Where it leads from which state; of a noun without states left out. */
  moves?: Moves<S>;
  /** Beside the state, what else decides whether it is offered. */
  isMeant?(row: Row<T>, now: Date): boolean;
  /** What is judged instead of the row itself: for the guard, and for what is offered. */
  on?(context: CommandContext, row: T): Promise<Subject>;
  seenOn?(row: Row<T>, context: HubContext): Promise<Subject | null>;
  /** Read before anything is locked. @throws BAD_USER_INPUT */
  reason?(context: CommandContext, input: CommandInput): Promise<string | null> | string | null;
  /** Where more than its own row is locked, or in another order. */
  lock?(context: CommandContext, input: CommandInput): Promise<T>;
  /** Before anything is locked. @throws BAD_USER_INPUT for what no state of the row could allow */
  check?(context: CommandContext, input: CommandInput): void;
  /** May answer another state than the lifecycle's, where it does not complete the move. */
  change?(
    context: CommandContext,
    row: T,
    input: CommandInput,
    reason: string | null,
  ): Promise<S | void> | S | void;
}

/** A command with a shape of its own, which asks the guard itself. */
export interface Exceptional<T> extends Described {
  /** The rules that it asks for. */
  rules: { readonly [side: string]: Rule };
  /** Why it is none of the others. */
  because: string;
  run(context: CommandContext, input: CommandInput): Promise<T>;
}

export type Command<T, S extends string> = Making<T> | Changing<T, S> | Exceptional<T>;

type Given = 'id' | 'number' | 'path' | 'state' | 'version' | 'isDemo' | 'createdAt' | 'updatedAt';

/** A number that counts within something is the row's own; that of a list is text, and the dispatcher's. */
type Counted<T> = T extends { number: number } ? Pick<T, 'number'> : unknown;

/** The columns of a row that are its noun's own; what has a default (`Opt`) or may be null can be left out. */
export type Columns<T> = Omit<RequiredEntityData<T>, Given> & Counted<T>;

/** Names of its rules: its own, or one for each side. */
export function rulesOf<T, S extends string>(
  name: string,
  command: Command<T, S>,
): [string, Rule][] {
  const by = 'rules' in command ? command : command.may;
  if (!('rules' in by)) return [[name, by]];
  return Object.entries(by.rules).map(([side, rule]) => [`${name}.${side}`, rule]);
}
