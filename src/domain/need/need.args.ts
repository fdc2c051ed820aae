/** How lists of needs are asked for: at the root and on a place. */
import { ArgsType, Field } from 'type-graphql';
import { ForwardArgs, PagingArgs } from '../../engine/loading/paging.ts';
import { needFilter } from './need.filter.ts';
import { NeedOrder } from './need-order.inputs.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';

@ArgsType()
export class PlaceNeedsArgs extends ForwardArgs {
  @Field(() => needFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [NeedOrder], { nullable: true, description: 'Newest first if left out 排序' })
  orderBy?: NeedOrder[] | null;
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

  @Field(() => [NeedOrder], { nullable: true, description: 'Newest first if left out 排序' })
  orderBy?: NeedOrder[] | null;
}
