/** How one row of a noun is found: as a node, by the keys of federation, by its root field. */
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { HubContext } from '../execution/context.ts';
import type { NodeType } from '../execution/nodes.ts';
import type { Definition } from './noun-definition.ts';
import type { OwnLoaders } from './noun-loaders.ts';

/** How its rows are found, and the keys by which other subgraphs name them. */
export function nodeOf<T extends object>({ entity, key, node }: Definition<T>, own: OwnLoaders<T>) {
  // In the order in which decorators would have noted them.
  for (const one of key ? [key, 'id'] : []) Directive(`@key(fields: "${one}")`)(entity);
  const found: NodeType = {
    type: entity.name,
    byId: (load, id) => load.of(own.byId).load(id),
    ...(key && { by: { [key]: (load, value) => load.of(own.byKey).load(value) } }),
    ...node,
  };
  return found;
}

const inCamelCase = (kind: string) =>
  kind.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `resource(id: …)` */
export function rootOf<T extends object>(
  { kind, entity, terms }: Definition<T>,
  own: OwnLoaders<T>,
) {
  @Resolver()
  class RootResolver {
    @Query(() => entity, { name: inCamelCase(kind), nullable: true, description: terms.noun })
    one(@Arg('id', () => ID, { description: '标识' }) id: string, @Ctx() { load }: HubContext) {
      return load.of(own.byId).load(id);
    }
  }
  return RootResolver;
}
