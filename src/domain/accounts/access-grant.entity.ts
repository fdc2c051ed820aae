/** A grant: a role on a place or on a unit, from one moment to another. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Account } from './account.entity.ts';
import { Role } from '../../engine/access/roles.ts';

@Entity({ tableName: 'access_grant' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A role of an account on a place and all below it, or on a partner unit 账号授权',
})
export class AccessGrant extends Versioned {
  static readonly uses = { account: ['accountId'], place: ['placeId'], unit: ['unitId'] };

  @ManyToOne(() => Account, { mapToPk: true })
  accountId!: string;

  @Property({ type: 'text' })
  @Field(() => Role)
  role!: Role;

  @Property({ type: 'text', nullable: true })
  placeId: string | null = null;

  @Property({ type: 'text', nullable: true })
  path: string | null = null;

  @Property({ type: 'text', nullable: true })
  unitId: string | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '生效时间' })
  validFrom!: Date;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The first moment at which it is over; null: until it is ended 到期时间',
  })
  validUntil: Date | null = null;
}
