/**
 * Statistics of a list, from one definition: `needStats`, with the types that it is asked and answered in. Another list's
 * are such a definition more, and a line in its feature.
 */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Args, type ClassType, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import { dayOf } from '../../input.ts';
import { readScope } from '../listing/scope.ts';
import type { Dimension, StatDefinition, StatRow } from './definition.ts';
import { readRequest } from './read-request.ts';
import { propertyOf } from './stat-columns.ts';
import { MOST_GROUPS } from './stat-request.ts';
import { statRows } from './stat-rows.ts';
import { type StatsArgs, argsOf, enumsOf, rowOf } from './stat-types.ts';

/** The feature of a list's statistics. */
export function statsOf(definition: StatDefinition): Feature {
  const { kind, dimensions } = definition;
  const enums = enumsOf(definition);
  const Row = rowOf(definition);
  const Given = argsOf(definition, enums);
  const loaded = Object.values(dimensions).flatMap((one) =>
    one.load ? [loadedFieldOf(Row, one, one.load)] : [],
  );
  return {
    resolvers: [rootOf(definition, Row, Given), bucketDateOf(Row), ...loaded],
    notes: { lengths: { [`${kind}Stats`]: MOST_GROUPS } },
  };
}

function rootOf(definition: StatDefinition, Row: ClassType, Given: ClassType<StatsArgs>) {
  const { kind, plural, term } = definition;

  @Resolver()
  class StatsResolver {
    @Query(() => [Row], {
      name: `${kind}Stats`,
      description: `${plural.charAt(0).toUpperCase()}${plural.slice(1)} in groups, for charts ${term}统计`,
    })
    async stats(@Args(() => Given) args: StatsArgs, @Ctx() context: HubContext) {
      const request = readRequest(definition, args, context);
      return statRows(definition, context, await readScope(args.scope, context), request);
    }
  }
  return StatsResolver;
}

/** The day beside the moment: a label that needs no time zone. */
function bucketDateOf(Row: ClassType) {
  @Resolver(() => Row)
  class BucketDateResolver {
    @FieldResolver(() => GraphQLLocalDate, {
      nullable: true,
      description: 'The day in China on which the bucket begins 时段起始日',
    })
    bucketDate(@Root() { bucket }: StatRow): string | null {
      return bucket instanceof Date ? dayOf(bucket) : null;
    }
  }
  return BucketDateResolver;
}

/** A field whose object is loaded by the id that groups are told apart by. */
function loadedFieldOf(
  Row: ClassType,
  { field, type, description = '' }: Dimension,
  load: NonNullable<Dimension['load']>,
) {
  const property = propertyOf({ field, load });

  @Resolver(() => Row)
  class LoadedFieldResolver {
    @FieldResolver(type, { nullable: true, description })
    // Named like the field: type-graphql tells fields of one type apart by their methods.
    [field](@Root() row: StatRow, @Ctx() context: HubContext) {
      const id = row[property];
      return typeof id === 'string' ? load(id, context) : null;
    }
  }
  return LoadedFieldResolver;
}
