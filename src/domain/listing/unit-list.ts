/** The list of a noun as a field of a unit: what is that unit's. */
import {
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Resolver,
  Root,
} from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { ListOrder, OrderInput } from '../../engine/loading/order-of.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { NEWEST_FIRST } from './list-order.ts';
import type { List, ListDefinition } from './list-definition.ts';
import { reachIn } from './reach.ts';
import { filterConditions } from './unit-page.ts';

/** `unit.resources` */
export function unitListOf<T extends object>(
  { noun, unitTerm, way }: ListDefinition<T>,
  { Filter, fields, order }: Pick<List, 'Filter' | 'fields'> & { order: ListOrder },
  unitEntity: ClassType,
) {
  @ArgsType()
  class UnitListArgs extends PagingArgs {
    @Field(() => Filter, { nullable: true })
    filter?: object | null;

    @Field(() => [order.Order], { nullable: true, description: 'Newest first if left out 排序' })
    orderBy?: OrderInput[] | null;
  }

  @Resolver(() => unitEntity)
  class UnitListResolver {
    @FieldResolver(() => noun.Connection, {
      description: `The newest first ${unitTerm ?? noun.terms.list}`,
    })
    // Named like the field: type-graphql tells fields of one type apart by their methods.
    async [noun.plural](
      @Root() unit: Readonly<{ id: string }>,
      @Args(() => UnitListArgs) args: UnitListArgs,
      @Ctx() context: HubContext,
    ) {
      const { anyOf, conditions } = await reachIn({ unitId: unit.id }, context, way);
      return context.load.of(noun.load.page).load({
        part: { column: 'unit_id', key: unit.id },
        anyOf,
        conditions: [...conditions, ...filterConditions(args.filter, fields, context.reads)],
        order: order.read(args.orderBy, NEWEST_FIRST),
        window: windowOf(args),
      });
    }
  }
  return UnitListResolver;
}
