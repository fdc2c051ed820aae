/** The list of a noun as a field of a unit: what is that unit's. */
import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { NEWEST_FIRST } from './list-order.ts';
import type { ListDefinition } from './list-definition.ts';
import { reachIn } from './reach.ts';

/** `unit.resources` */
export function unitListOf<T extends object>(
  { noun, unitTerm, way }: ListDefinition<T>,
  unitEntity: ClassType,
) {
  @Resolver(() => unitEntity)
  class UnitListResolver {
    @FieldResolver(() => noun.Connection, {
      description: `The newest first ${unitTerm ?? noun.terms.list}`,
    })
    // Named like the field: type-graphql tells fields of one type apart by their methods.
    async [noun.plural](
      @Root() unit: Readonly<{ id: string }>,
      @Args(() => PagingArgs) paging: PagingArgs,
      @Ctx() context: HubContext,
    ) {
      const { anyOf, conditions } = await reachIn({ unitId: unit.id }, context, way);
      return context.load.of(noun.load.page).load({
        part: { column: 'unit_id', key: unit.id },
        anyOf,
        conditions,
        order: NEWEST_FIRST,
        window: windowOf(paging),
      });
    }
  }
  return UnitListResolver;
}
