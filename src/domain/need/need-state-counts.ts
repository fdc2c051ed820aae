/** How many needs there are in each state, and what follows from that. */
import { Field, Int, ObjectType } from 'type-graphql';
import { NeedState, OPEN_NEED_STATES } from './need.enums.ts';

@ObjectType({ simpleResolvers: true, description: '各状态件数' })
export class NeedStateCount {
  @Field(() => NeedState)
  state!: NeedState;

  @Field(() => Int, { description: '件数' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many needs, the same as the list would show 需求件数',
})
export class NeedCounts {
  @Field(() => Int, { description: '总数' })
  total!: number;

  @Field(() => Int, { description: 'In a state in which something is still to be done 未办结' })
  open!: number;

  @Field(() => [NeedStateCount], {
    description: 'States that occur, in the order of the lifecycle 按状态',
  })
  byState!: NeedStateCount[];
}

/** Of rows that may tell of a state more than once. */
export function countsOf(rows: readonly NeedStateCount[]): NeedCounts {
  const of = new Map<NeedState, number>();
  for (const { state, count } of rows) of.set(state, (of.get(state) ?? 0) + count);
  const sum = (states: readonly NeedState[]) =>
    states.reduce((total, state) => total + (of.get(state) ?? 0), 0);
  const states = Object.values(NeedState);
  return {
    total: sum(states),
    open: sum(OPEN_NEED_STATES),
    byState: states
      .filter((state) => of.has(state))
      .map((state) => ({ state, count: of.get(state) ?? 0 })),
  };
}

/** Of lists that have no need in common. */
export function sumOf(counts: readonly NeedCounts[]): NeedCounts {
  return countsOf(counts.flatMap(({ byState }) => byState));
}
