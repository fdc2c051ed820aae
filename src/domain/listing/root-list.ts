/** The list of a noun as a root field, for a scope. */
import { Args, ArgsType, type ClassType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { ScopeInput } from './scope.inputs.ts';
import { readScope } from './scope.ts';
import type { ListDefinition } from './list-definition.ts';

/** `resources(scope: …, filter: …)` */
export function rootListOf<T extends object>(
  { noun, description }: ListDefinition<T>,
  { Filter, Order }: { Filter: ClassType; Order: ClassType | undefined },
  page: NonNullable<ListDefinition<T>['page']>,
) {
  @ArgsType()
  class ListArgs extends PagingArgs {
    @Field(() => ScopeInput, { nullable: true })
    scope?: ScopeInput | null;

    @Field(() => Filter, { nullable: true })
    filter?: object | null;

    orderBy?: object[] | null;
  }
  if (Order) {
    const options = { nullable: true, description: 'Newest first if left out 排序' };
    Field(() => [Order], options)(ListArgs.prototype, 'orderBy');
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
