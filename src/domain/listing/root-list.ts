/** The list of a noun as a root field, for a scope. */
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { ListOrder, OrderInput } from '../../engine/loading/order-of.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { ScopeInput } from './scope.inputs.ts';
import { readScope } from './scope.ts';
import type { List, ListDefinition } from './list-definition.ts';

/** `resources(scope: …, filter: …)` */
export function rootListOf<T extends object>(
  { noun, description }: ListDefinition<T>,
  { Filter, order }: Pick<List, 'Filter'> & { order: ListOrder },
  page: NonNullable<ListDefinition<T>['page']>,
) {
  @ArgsType()
  class ListArgs extends PagingArgs {
    @Field(() => ScopeInput, { nullable: true })
    scope?: ScopeInput | null;

    @Field(() => Filter, { nullable: true })
    filter?: object | null;

    @Field(() => [order.Order], { nullable: true, description: 'Newest first if left out 排序' })
    orderBy?: OrderInput[] | null;
  }

  @Resolver()
  class RootListResolver {
    @Query(() => noun.Connection, {
      name: noun.plural,
      description: description ?? `The newest first ${noun.terms.list}`,
    })
    async list(@Args(() => ListArgs) args: ListArgs, @Ctx() context: HubContext) {
      const scope = await readScope(args.scope, context);
      return context.load.of(noun.load.page).load(await page(context, scope, args));
    }
  }
  return RootListResolver;
}
