/** The list of a noun as a field of a place: what is on it and on all below it. */
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { ListOrder, OrderInput } from '../../engine/loading/order-of.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { List, ListDefinition } from './list-definition.ts';
import { scopeOf } from './scope.ts';

/** `place.venues` */
export function placeListOf<T extends object>(
  { noun }: ListDefinition<T>,
  { Filter, order }: Pick<List, 'Filter'> & { order: ListOrder },
  page: NonNullable<ListDefinition<T>['page']>,
) {
  @ArgsType()
  class PlaceListArgs extends PagingArgs {
    @Field(() => Filter, { nullable: true })
    filter?: object | null;

    @Field(() => [order.Order], { nullable: true, description: 'Newest first if left out 排序' })
    orderBy?: OrderInput[] | null;
  }

  @Resolver(() => Place)
  class PlaceListResolver {
    @FieldResolver(() => noun.Connection, {
      description: `Here and on all places below, the newest first ${noun.terms.list}`,
    })
    // Named like the field: type-graphql tells fields of one type apart by their methods.
    async [noun.plural](
      @Root() place: PlaceRow,
      @Args(() => PlaceListArgs) args: PlaceListArgs,
      @Ctx() context: HubContext,
    ) {
      const request = await page(context, scopeOf(place, context.reads), args);
      return context.load.of(noun.load.page).load(request);
    }
  }
  return PlaceListResolver;
}
