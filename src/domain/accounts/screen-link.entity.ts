/** A link that brings a wall its token: opened once, listed with the wall's last sign of life. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { Account } from './account.entity.ts';
import { Token } from './token.entity.ts';

/** What is told of its token. */
const OF_TOKEN = ['tokenId'];

@Entity({ tableName: 'screen_link' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description:
    'A link that is opened once on a wall and gives it a token of its own; seen by the admins of its place 大屏链接',
})
export class ScreenLink extends Versioned {
  static readonly uses = {
    place: ['placeId'],
    expiresAt: OF_TOKEN,
    revokedAt: OF_TOKEN,
    lastHeartbeatAt: OF_TOKEN,
    state: [...OF_TOKEN, 'exchangedAt'],
  };

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Which wall it is for 用途' })
  label!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @ManyToOne(() => Account, { mapToPk: true })
  accountId!: string;

  @ManyToOne(() => AccessGrant, { mapToPk: true })
  grantId!: string;

  @ManyToOne(() => Token, { mapToPk: true })
  tokenId!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'One of the office’s own pages, under `/pages/`; null: the hub’s screen 自有页面',
  })
  page: string | null = null;

  @Property({ type: 'text' })
  hash!: string;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was opened; null: not yet 启用时间',
  })
  exchangedAt: Date | null = null;
}
