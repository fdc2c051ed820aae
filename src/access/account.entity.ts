import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Versioned } from '../loading/node.ts';

/** A person or a system that asks. Its name stands in histories and in the audit. */
@Entity({ tableName: 'account' })
export class Account extends Versioned {
  @Property({ type: 'text' })
  name!: string;

  /** Issuer and subject at the identity provider, a blank between. */
  @Property({ type: 'text', nullable: true })
  subject: string | null = null;
}
