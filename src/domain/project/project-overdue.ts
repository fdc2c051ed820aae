/** Projects of which a milestone is overdue, by the hub's clock. */
import { Int } from 'type-graphql';
import { dayOf } from '../../input.ts';
import type { Measure } from '../statistics/definition.ts';
import { Project } from './project.entity.ts';
import { PROJECT_STATE_CLASSES } from './project.enums.ts';

const openStates = PROJECT_STATE_CLASSES.OPEN.map((state) => `'${state}'`).join(', ');

/** A project whose milestones the viewer does not read is neither overdue nor in time. */
export const OVERDUE: Measure = {
  term: '逾期项目数',
  field: 'overdue',
  type: () => Int,
  isNullable: true,
  description:
    'Open, with a milestone that is not done and was due before today; null where you read the milestones of none 逾期项目数',
  text({ sql, context }) {
    const milestones = context.reads.seen(Project, 'milestones');
    const isLate = `m ->> 'doneOn' is null and m ->> 'dueOn' < ${sql.value(dayOf(context.reads.asOf))}`;
    return `count(*) filter (where t.state in (${openStates})
        and exists (select from jsonb_array_elements(${milestones}) m where ${isLate}))::integer
      * case when count(${milestones}) > 0 then 1 end`;
  },
};
