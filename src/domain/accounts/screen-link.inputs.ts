/** What the commands on links for walls are given. */
import { Field, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: '签发大屏链接' })
export class CreateScreenLinkInput extends CommandInput {
  @IdOf('place', { description: 'What the wall shows 地点' })
  placeId!: string;

  @Field(() => String, { description: 'Which wall it is for, 1 to 80 characters 用途' })
  label!: string;

  @Field(() => Int, { defaultValue: 365, description: 'Days until it expires, 1 to 365 有效天数' })
  days!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'One of the office’s own pages instead of the hub’s screen: its name under `/pages/` 自有页面',
  })
  page?: string | null;
}

@InputType({ description: '吊销大屏链接' })
export class RevokeScreenLinkInput extends CommandInput {
  @IdOf('screen_link')
  screenLinkId!: string;
}
