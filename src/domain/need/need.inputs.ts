/** Which need a command is on, and what the commands of the list are given. */
import { Field, InputType } from 'type-graphql';
import { NeedVisibility } from './need.enums.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: 'Which need: exactly one of the two 指定需求' })
export class NeedBy {
  @IdOf('need', { nullable: true, description: '标识' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: '需求编号' })
  number?: string | null;
}

@InputType({ description: 'A need, and nothing more to say 指定需求' })
export class NeedInput extends CommandInput {
  @IdOf('need')
  needId!: string;
}

@InputType({ description: '列入清单' })
export class ListNeedInput extends NeedInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether screens show its title; left out: they do not 标题公开',
  })
  isPublic?: boolean | null;
}

@InputType({ description: '调整公开范围' })
export class NeedVisibilityInput extends NeedInput {
  @Field(() => NeedVisibility)
  visibility!: NeedVisibility;
}

@InputType({ description: 'A need, and why 需求与原因' })
export class NeedReasonInput extends NeedInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}
