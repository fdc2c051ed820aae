/** A figure as somebody reported it: what it says, of which day, where it stands written. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';
import { FigureMetric, FigureQualifier, FigureReportState } from './figure.enums.ts';

@Entity({ tableName: 'figure_report' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A figure as it was reported; everybody sees those that are confirmed 上报数据',
})
export class FigureReport extends Versioned {
  static readonly uses = {
    place: ['placeId'],
    history: ['path'],
    allowedCommands: ['state', 'path'],
  };

  static readonly words = { reason: 'STAFF_AND_UNITS' } as const;

  @Property({ type: 'text' })
  @Field(() => FigureMetric)
  metric!: FigureMetric;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  /** Place and metric: the database computes it. */
  @Property({ type: 'text', generated: `place_id || ' ' || metric stored` })
  readonly figure!: Opt<string>;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '数值' })
  value!: number;

  @Property({ type: 'text' })
  @Field(() => FigureQualifier)
  qualifier!: FigureQualifier;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Of which day it tells 数据日期' })
  reportedOn!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Where it stands written 来源' })
  source!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The exact words of the source 原文' })
  phrase: string | null = null;

  @Property({ type: 'text' })
  @Field(() => FigureReportState)
  state!: FigureReportState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn 原因' })
  reason: string | null = null;

  /** The account that entered it; null: it came with the demonstration. */
  @Property({ type: 'text', nullable: true })
  enteredById: string | null = null;
}
