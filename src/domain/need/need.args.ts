/** How lists of needs are asked for: at the root and on a place. */
import { ArgsType, Field } from 'type-graphql';
import { ForwardArgs, PagingArgs } from '../../engine/loading/paging.ts';
import type { OrderInput } from '../../engine/loading/order-of.ts';
import { needFilter, needOrder } from './need.filter.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';

@ArgsType()
export class PlaceNeedsArgs extends ForwardArgs {
  @Field(() => needFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [needOrder.Order], { nullable: true, description: 'Newest first if left out 排序' })
  orderBy?: OrderInput[] | null;
}

@ArgsType()
export class NeedsArgs extends PagingArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => needFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words that title, description or number must hold, all of them, in any script, width and case 搜索',
  })
  search?: string | null;

  @Field(() => [needOrder.Order], { nullable: true, description: 'Newest first if left out 排序' })
  orderBy?: OrderInput[] | null;
}
