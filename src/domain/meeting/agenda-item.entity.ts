/** An item of a meeting's agenda. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Meeting } from './meeting.entity.ts';

@Entity({ tableName: 'agenda_item' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'An item on the agenda of a meeting 议题',
})
export class AgendaItem extends Versioned {
  static readonly uses = { meeting: ['meetingId'], unit: ['unitId'] };

  static readonly words = { title: 'STAFF_AND_UNITS', description: 'STAFF_AND_UNITS' } as const;

  @ManyToOne(() => Meeting, { mapToPk: true })
  meetingId!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true, nullable: true })
  unitId: string | null = null;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: '议题名称' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: '议题说明' })
  description!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'By the side that proposed it 是否撤回' })
  isWithdrawn: Opt<boolean> = false;
}
