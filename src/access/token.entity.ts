import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Versioned } from '../loading/node.ts';
import { Account } from './account.entity.ts';

/** What an account shows. Only its hash is kept. */
@Entity({ tableName: 'token' })
export class Token extends Versioned {
  @ManyToOne(() => Account, { mapToPk: true })
  accountId!: string;

  /** What it is for, so that it can be told from others: `大屏 3 楼`. */
  @Property({ type: 'text' })
  label!: string;

  @Property({ type: 'text' })
  hash!: string;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  expiresAt!: Date;

  /** To the minute. */
  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  lastUsedAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  revokedAt: Date | null = null;
}
