/** What the feeds of the lists tell besides their rows. */
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { ScopeInput } from './scope.inputs.ts';

export const FeedEffect = defineEnum('FeedEffect', 'What a change is for the subscriber 变动影响', {
  ENTERED: '进入范围',
  CHANGED: '范围内变动',
  LEFT: '离开范围',
});
export type FeedEffect = keyof typeof FeedEffect;

@ObjectType({
  simpleResolvers: true,
  description: 'You have received everything up to here; from here on changes come live 已同步',
})
export class FeedCaughtUp {
  @Field(() => String, { description: 'Give it back as `since` to go on after this event 游标' })
  cursor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The feed has passed everything up to here, and nothing since the last event was yours: a cursor to come back with, and no more 进度',
})
export class FeedProgress {
  @Field(() => String, { description: 'Give it back as `since` to go on after this event 游标' })
  cursor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The changes since your cursor cannot be sent one by one (it is too old or of another database, or a place was moved): read the list anew, and go on from here 需重新同步',
})
export class FeedReset {
  @Field(() => String, { description: 'Give it back as `since` to go on after this event 游标' })
  cursor!: string;
}

/** What every change of a row tells. */
@ObjectType({ simpleResolvers: true })
export abstract class RowChange {
  @Field(() => String, { description: 'Give it back as `since` to go on after this event 游标' })
  cursor!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was changed 变动时间' })
  at!: Date;

  @Field(() => ID, { description: 'Of the row that changed 标识' })
  id!: string;

  @Field(() => Int, { description: 'The version that the change made 版本' })
  version!: number;

  @Field(() => FeedEffect)
  effect!: FeedEffect;
}

/** How every feed is asked; each adds its filter. */
@ArgsType()
export abstract class FeedArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of your last event: the changes since then come first 起始游标',
  })
  since?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'First the present list, one event a row; not together with `since` 先发送现有清单',
  })
  snapshot?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Changes of a row that come together become one, from the state before the first to that after the last: less to read for a slow client 合并变动',
  })
  coalesce?: boolean | null;
}

/** A mark in a feed, or what stands in its head. */
export interface Marked {
  __typename: string;
  cursor?: string;
}
