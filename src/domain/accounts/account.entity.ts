/** An account: a person or a system that asks. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Person } from '../people/person.entity.ts';

@Entity({ tableName: 'account' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description:
    'A person or a system that asks; seen by the admins of the places where it acts 账号',
})
export class Account extends Versioned {
  static readonly uses = { name: ['name'], person: ['personId'] };

  @Property({ type: 'text' })
  name!: string;

  /** Issuer and subject at the identity provider, a blank between. */
  @Property({ type: 'text', nullable: true })
  subject: string | null = null;

  /** Several accounts may be one person's. */
  @ManyToOne(() => Person, { mapToPk: true, nullable: true })
  personId: string | null = null;
}
