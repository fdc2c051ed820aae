/** What an account may read plain for a while, and the reason that it gave. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Versioned } from '../../engine/loading/node.ts';
import { Account } from './account.entity.ts';
import type { RevealedField } from './revealed-field.ts';

/** What one account may read plain for a while. Its reason is kept here, and no query returns it. */
@Entity({ tableName: 'reveal' })
export class Reveal extends Versioned {
  @ManyToOne(() => Account, { mapToPk: true })
  accountId!: string;

  @Property({ type: 'text' })
  objectId!: string;

  @Property({ type: 'text' })
  field!: RevealedField;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  until!: Date;
}
