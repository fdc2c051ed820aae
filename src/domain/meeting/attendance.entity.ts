/** A seat that was given notice of a meeting, and whether it was taken. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { Seat } from '../people/seat.entity.ts';

@Entity({ tableName: 'attendance' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A seat that has notice of a meeting, and whether it was taken 参会情况',
})
export class Attendance extends Versioned {
  static readonly uses = {
    meeting: ['meetingId'],
    seat: ['seatId'],
    unit: ['unitId'],
    person: ['personId'],
  };

  @ManyToOne(() => Meeting, { mapToPk: true })
  meetingId!: string;

  @ManyToOne(() => Seat, { mapToPk: true })
  seatId!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true })
  unitId!: string;

  @ManyToOne(() => Person, { mapToPk: true, nullable: true })
  personId: string | null = null;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'boolean', nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Null until the meeting was held, and where the seat had ended by then 是否到会',
  })
  isPresent: boolean | null = null;
}
