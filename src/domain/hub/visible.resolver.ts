/** How much a viewer sees of each list. */
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { defineEnum } from '../../labels.ts';
import { ViewerType } from '../accounts/viewer.resolver.ts';
import { countVisible } from './visible.ts';

export const VisibleList = defineEnum('VisibleList', 'A list whose rows are counted 清单', {
  NEEDS: '需求',
  RESOURCES: '资源',
  CLAIMS: '认领',
  AGREEMENTS: '共建协议',
  PROJECTS: '项目',
  MEETINGS: '联席会议',
  DECISIONS: '议定事项',
});
export type VisibleList = keyof typeof VisibleList;

@ObjectType({
  simpleResolvers: true,
  description:
    'How many rows there are for this viewer; of those that are counted one by one, 1,000 at most 可见数量',
})
export class Visible {
  @Field(() => Int, { description: '需求' })
  needs!: number;

  @Field(() => Int, { description: '资源' })
  resources!: number;

  @Field(() => Int, { description: '认领' })
  claims!: number;

  @Field(() => Int, { description: '共建协议' })
  agreements!: number;

  @Field(() => Int, { description: '项目' })
  projects!: number;

  @Field(() => Int, { description: '联席会议' })
  meetings!: number;

  @Field(() => Int, { description: '议定事项' })
  decisions!: number;

  @Field(() => [VisibleList], {
    description: 'Lists with more rows than counted here 超过计数上限的清单',
  })
  over!: VisibleList[];
}

@Resolver(() => ViewerType)
export class ViewerVisibleResolver {
  @FieldResolver(() => Visible, { description: '可见数量' })
  async visible(@Ctx() context: HubContext): Promise<Visible> {
    const counts = await countVisible(context);
    const lists = Object.entries(counts);
    const over = lists.filter(([, { isExact }]) => !isExact).map(([list]) => list.toUpperCase());
    const values = Object.fromEntries(lists.map(([list, { value }]) => [list, value]));
    return { ...values, over } as Visible;
  }
}
