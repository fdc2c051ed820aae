/** Places. One table holds all levels; the kind of a place decides its GraphQL type. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, InterfaceType, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PlaceKind, TYPE_OF_KIND } from './place-kind.ts';

/** A place of any level. `parentId` and `path` say where it hangs; its kind decides its GraphQL type. */
@Entity({ tableName: 'place' })
@InterfaceType({
  implements: [Node, Versioned],
  description:
    'A place of any level: province, city, district, street, community, grid or building 地点',
  resolveType: ({ kind }: { kind: PlaceKind }) => TYPE_OF_KIND[kind],
})
export class Place extends Versioned {
  static readonly types = ['Place', ...new Set(Object.values(TYPE_OF_KIND))];
  /** A scope is a path; the kind is the type. */
  static readonly kept = ['kind', 'path'];
  static readonly uses = { parent: ['parentId'] };

  @Property({ type: 'text' })
  @Field(() => String, {
    description:
      'The statistical code, our own below the grid. Boundary changes can replace it: keep the id instead 区划代码',
  })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => PlaceKind)
  kind!: PlaceKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: '名称' })
  name!: string;

  @ManyToOne(() => Place, { mapToPk: true, nullable: true })
  parentId!: string | null;

  @Property({ type: 'text' })
  path!: string;
}

@ObjectType({ implements: Place, simpleResolvers: true, description: 'A province 省' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Province extends Place {}

@ObjectType({ implements: Place, simpleResolvers: true, description: 'A city 市' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class City extends Place {}

@ObjectType({ implements: Place, simpleResolvers: true, description: 'A district 区' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class District extends Place {}

@ObjectType({
  implements: Place,
  simpleResolvers: true,
  description: 'A street or a town: `kind` tells which 街道或镇',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Street extends Place {}

@ObjectType({
  implements: Place,
  simpleResolvers: true,
  description: 'A community or a village: `kind` tells which 社区或村',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Community extends Place {}

@ObjectType({ implements: Place, simpleResolvers: true, description: 'A grid of a community 网格' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Grid extends Place {}

@ObjectType({ implements: Place, simpleResolvers: true, description: 'A building of a grid 楼栋' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Building extends Place {}
