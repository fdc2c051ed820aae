/** States in classes that every noun with a lifecycle has: still open, done, or given up. */
import { defineEnum } from '../../labels.ts';
import type { Classed } from '../../engine/loading/filter-of.ts';

export const StateClass = defineEnum('StateClass', 'Classes of states 状态大类', {
  OPEN: '未办结',
  DONE: '已办结',
  DROPPED: '已终止',
});
export type StateClass = keyof typeof StateClass;

/** Which states are of which class, each of them in one. */
export type StateClasses<S extends string> = Readonly<Record<StateClass, readonly S[]>>;

/** As a field of a filter, `stateClass: { eq: OPEN }`. */
export function stateClass(classes: StateClasses<string>): {
  of: { classed: Classed };
  description: string;
} {
  return {
    of: { classed: { column: 'state', of: StateClass, classes } },
    description: 'By what its state amounts to 状态大类',
  };
}

/** The class of a row's state, as SQL for the alias t. */
export function classText(classes: StateClasses<string>): string {
  const cases = Object.entries(classes).map(([name, states]) => {
    const named = states.map((state) => `'${state}'`).join(', ');
    return `when t.state in (${named}) then '${name}'`;
  });
  return `case ${cases.join(' ')} end`;
}
