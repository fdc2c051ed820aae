/** The lifecycle of a noun as pictures and tables need it: which commands lead from which states to which. */
import type { NotedTable } from '../engine/noun/command-tables.ts';

/** Commands that lead from the same states to the same state. */
export interface Transition {
  commands: readonly string[];
  /** Empty: they make the row. */
  from: readonly string[];
  to: string;
  /** They are commands of another noun. */
  isForeign: boolean;
}

export interface Transitions {
  /** Between states, and into the first. */
  moves: readonly Transition[];
  /** Commands that leave the state as it is, with the states that allow them. */
  staying: readonly { command: string; states: readonly string[] }[];
  /** States that no command of the noun leads to: what happens to other objects, or time, does. */
  following: readonly string[];
  /** States that no command of the noun leads out of. */
  final: readonly string[];
}

/** @param states in the order of their enum */
export function transitionsOf(table: NotedTable, states: readonly string[]): Transitions {
  const moves = joined([...begun(table), ...led(table, states)]);
  const reached = new Set(moves.flatMap(({ to, isForeign }) => (isForeign ? [] : to)));
  const left = new Set(moves.flatMap(({ from }) => from));
  return {
    moves,
    staying: stayingOf(table),
    following: states.filter((one) => !reached.has(one)),
    final: states.filter((one) => !left.has(one)),
  };
}

function begun({ commands }: NotedTable): Transition[] {
  return commands.flatMap(({ name, begins }) =>
    begins === undefined ? [] : [{ commands: [name], from: [], to: begins, isForeign: false }],
  );
}

function led({ commands }: NotedTable, states: readonly string[]): Transition[] {
  return commands.flatMap(({ name, moves, isForeign = false }) => {
    const targets = new Set(Object.entries(moves).flatMap(([from, to]) => (from === to ? [] : to)));
    return [...targets].map((to) => ({
      commands: [name],
      from: states.filter((from) => from !== to && moves[from] === to),
      to,
      isForeign,
    }));
  });
}

function joined(transitions: readonly Transition[]): Transition[] {
  const groups = Map.groupBy(
    transitions,
    ({ from, to, isForeign }) => `${from.join()}>${to}>${isForeign}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, commands: group.flatMap(({ commands }) => commands) }] : [];
  });
}

function stayingOf({ commands }: NotedTable) {
  return commands.flatMap(({ name, moves }) => {
    const states = Object.entries(moves).flatMap(([from, to]) => (from === to ? [from] : []));
    return states.length > 0 ? [{ command: name, states }] : [];
  });
}
