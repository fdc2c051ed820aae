/** Numbers that several lists have of their groups. */
import { Float, Int } from 'type-graphql';
import { type StateClasses } from '../listing/state-class.ts';
import type { Measure } from './definition.ts';

export const COUNT: Measure = {
  term: '件数',
  field: 'count',
  type: () => Int,
  description: '件数',
  text: () => 'count(*)::integer',
};

/** Those that are still open. */
export function countOfOpen({ OPEN }: StateClasses<string>): Measure {
  const states = OPEN.map((state) => `'${state}'`).join(', ');
  return {
    term: '未办结件数',
    field: 'open',
    type: () => Int,
    description: 'In a state in which something is still to be done 未办结件数',
    text: () => `count(*) filter (where t.state in (${states}))::integer`,
  };
}

/** A sum of whole numbers, which may be larger than an integer. */
export function sumOf(
  term: string,
  field: string,
  { text, where, description = term }: { text: string; where?: string; description?: string },
): Measure {
  const only = where === undefined ? '' : ` filter (where ${where})`;
  return {
    term,
    field,
    type: () => Float,
    description,
    text: () => `coalesce(sum(${text})${only}, 0)::float8`,
  };
}
