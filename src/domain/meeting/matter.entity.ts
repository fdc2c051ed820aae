/** What an agenda item or a decision is about: a need, a resource, an agreement, a project. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Need } from '../need/need.entity.ts';
import { Agreement } from '../partnership/agreement.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import { Decision } from './decision.entity.ts';
import { Meeting } from './meeting.entity.ts';

@Entity({ tableName: 'matter' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'What an agenda item or a decision is about 关联事项',
})
export class Matter extends Versioned {
  static readonly uses = {
    meeting: ['meetingId'],
    agendaItem: ['agendaItemId'],
    decision: ['decisionId'],
    need: ['needId'],
    resource: ['resourceId'],
    agreement: ['agreementId'],
    project: ['projectId'],
  };

  @ManyToOne(() => Meeting, { mapToPk: true })
  meetingId!: string;

  @ManyToOne(() => AgendaItem, { mapToPk: true, nullable: true })
  agendaItemId: string | null = null;

  @ManyToOne(() => Decision, { mapToPk: true, nullable: true })
  decisionId: string | null = null;

  @ManyToOne(() => Need, { mapToPk: true, nullable: true })
  needId: string | null = null;

  @ManyToOne(() => Resource, { mapToPk: true, nullable: true })
  resourceId: string | null = null;

  @ManyToOne(() => Agreement, { mapToPk: true, nullable: true })
  agreementId: string | null = null;

  /** The folder of projects stands above this one, and says what it leads to. */
  @Property({ type: 'text', nullable: true })
  projectId: string | null = null;

  @Property({ type: 'text' })
  path!: string;
}
