import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Versioned } from '../loading/node.ts';
import { Account } from './account.entity.ts';
import type { Role } from './roles.ts';

/** A role on a place (and everything below it) or on a partner unit, from a moment up to another. */
@Entity({ tableName: 'access_grant' })
export class AccessGrant extends Versioned {
  @ManyToOne(() => Account, { mapToPk: true })
  accountId!: string;

  @Property({ type: 'text' })
  role!: Role;

  @Property({ type: 'text', nullable: true })
  placeId: string | null = null;

  @Property({ type: 'text', nullable: true })
  path: string | null = null;

  @Property({ type: 'text', nullable: true })
  unitId: string | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  validFrom!: Date;

  /** The first moment at which it is over; null: until it is ended. */
  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  validUntil: Date | null = null;
}
