/** Every noun's commands as its table has them, for what is written about them. Empty until the nouns are read. */
import { nameOfEnum } from '../../labels.ts';
import type { Command } from './command.ts';
import type { Noun } from './noun.ts';

/** Where a command leads: from which state to which. Making commands lead from none. */
export interface NotedCommand {
  name: string;
  moves: { readonly [from: string]: string };
  begins?: string;
  /** Why it is neither a making nor a changing one. */
  because?: string;
}

export interface NotedTable {
  kind: string;
  type: string;
  /** The Chinese term. */
  term: string;
  /** The enum of its states; undefined: it has none. */
  states: string | undefined;
  commands: readonly NotedCommand[];
}

export const COMMAND_TABLES: NotedTable[] = [];

export function noteCommands<T extends object, S extends string>(
  { kind, entity, terms, states }: Noun<T>,
  table: { readonly [name: string]: Command<T, S> },
): void {
  COMMAND_TABLES.push({
    kind,
    type: entity.name,
    term: terms.noun,
    states: states && nameOfEnum(states),
    commands: Object.entries(table).map(([name, command]) => noted(name, command)),
  });
}

function noted<T, S extends string>(name: string, command: Command<T, S>): NotedCommand {
  return {
    name,
    moves: 'moves' in command ? ((command.moves ?? {}) as { [from: string]: string }) : {},
    ...('begins' in command && command.begins !== undefined && { begins: command.begins }),
    ...('because' in command && { because: command.because }),
  };
}
