/** What the adoption of a plan is given. */
import { Field, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: 'A claim of a plan, as it was answered 方案中的认领' })
export class PlannedClaimInput {
  @IdOf('need')
  needId!: string;

  @IdOf('resource')
  resourceId!: string;

  @Field(() => Int, { description: '数量' })
  quantity!: number;

  @Field(() => Int, { description: 'As the plan has it 需求版本' })
  needVersion!: number;

  @Field(() => Int, { description: 'As the plan has it 资源版本' })
  resourceVersion!: number;
}

@InputType({ description: '采用方案' })
export class AdoptPlanInput extends CommandInput {
  @IdOf('place', { description: 'The place that was planned for 地点' })
  placeId!: string;

  @IdOf('meeting', {
    nullable: true,
    description:
      'A meeting still to be held of a committee at the place or above it: the plan becomes items of its agenda, too 联席会议',
  })
  meetingId?: string | null;

  @Field(() => [PlannedClaimInput], {
    description: '1 to 1,000 of the claims of the plan, each pair once 方案中的认领',
  })
  claims!: PlannedClaimInput[];
}
