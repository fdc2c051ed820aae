/** A Party organisation and the place on which it stands. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Body } from './body.ts';

export const PartyOrganisationKind = defineEnum(
  'PartyOrganisationKind',
  'What a Party organisation is 党组织类别',
  {
    DISTRICT_COMMITTEE: '区委',
    STREET_WORKING_COMMITTEE: '街道党工委',
    TOWN_COMMITTEE: '镇党委',
    GENERAL_BRANCH: '党总支',
    BRANCH: '党支部',
    GRID_GROUP: '网格党小组',
    JOINT_WORKING_COMMITTEE: '街道大工委',
    JOINT_COMMITTEE: '社区大党委',
  },
);
export type PartyOrganisationKind = keyof typeof PartyOrganisationKind;

@Entity({ tableName: 'party_organisation' })
@ObjectType({
  implements: [Node, Versioned, Body],
  simpleResolvers: true,
  description: 'A Party organisation, standing on a place 党组织',
})
export class PartyOrganisation extends Body {
  static readonly types = ['PartyOrganisation', 'Body'];
  static readonly uses = {
    place: ['placeId'],
    parent: ['parentId'],
    secretaryName: ['path'],
    memberCount: ['memberCount', 'path', 'parentId'],
    brand: ['brandName', 'brandTheme'],
    isMeetingOverdue: ['meetingEveryDays', 'createdAt', 'path'],
  };

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its own code; a branch has no credit code 组织代码' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => PartyOrganisationKind)
  kind!: PartyOrganisationKind;

  @ManyToOne(() => PartyOrganisation, { mapToPk: true, nullable: true })
  parentId!: string | null;

  @Property({ type: 'integer' })
  memberCount: number = 0;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Of a joint committee: it meets once in so many days 会议周期（天）',
  })
  meetingEveryDays: number | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'Of a joint committee: the share of its seats without which it does not meet 法定人数百分比',
  })
  quorumPercent: number | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Of a joint committee: days of notice; null: three 会议通知提前天数',
  })
  noticeDays: number | null = null;

  @Property({ type: 'text', nullable: true })
  brandName: string | null = null;

  @Property({ type: 'text', nullable: true })
  brandTheme: string | null = null;
}
