/** Every noun's commands as its table has them, for what is written about them. Empty until the nouns are read. */
import { nameOfEnum } from '../../labels.ts';
import type { Command } from './command.ts';
import type { Moves } from './lifecycle.ts';
import type { Noun } from './noun.ts';

/** Where commands of other nouns lead. It is told; what makes it so is those commands. */
export interface LedBy<S extends string> {
  readonly [command: string]: Moves<S>;
}

/** Where a command leads: from which state to which. Making commands lead from none. */
export interface NotedCommand {
  name: string;
  moves: { readonly [from: string]: string };
  begins?: string;
  /** A command of another noun, which this one follows. */
  isForeign?: true;
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
  ledBy: LedBy<S> = {},
): void {
  COMMAND_TABLES.push({
    kind,
    type: entity.name,
    term: terms.noun,
    states: states && nameOfEnum(states),
    commands: [
      ...Object.entries(table).map(([name, command]) => noted(name, command)),
      ...Object.entries(ledBy).map(([name, moves]) => foreign(name, moves)),
    ],
  });
}

const foreign = (name: string, moves: object): NotedCommand => ({
  name,
  moves: moves as NotedCommand['moves'],
  isForeign: true,
});

function noted<T, S extends string>(name: string, command: Command<T, S>): NotedCommand {
  return {
    name,
    moves: 'moves' in command ? ((command.moves ?? {}) as { [from: string]: string }) : {},
    ...('begins' in command && command.begins !== undefined && { begins: command.begins }),
    ...('because' in command && { because: command.because }),
  };
}
