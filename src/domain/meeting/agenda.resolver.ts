/** Agenda items, decisions, and what they are about, from both ends. */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Row } from '../../engine/loading/node.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { dayOf } from '../../input.ts';
import { readScope } from '../listing/scope.ts';
import { bodyOf } from '../organisation/body.loaders.ts';
import { Body } from '../organisation/body.ts';
import { agreement } from '../partnership/agreement.noun.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import { Decision } from './decision.entity.ts';
import { DecisionsArgs } from './meeting.args.ts';
import { Meeting } from './meeting.entity.ts';
import { decisionPage } from './meeting-list.ts';
import type { DecisionRow } from './meeting.loaders.ts';
import { decision, matter } from './meeting.noun.ts';

type AgendaItemRow = Row<AgendaItem>;

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @FieldResolver(() => Meeting, { description: '会议' })
  meeting(@Root() { meetingId }: AgendaItemRow, @Ctx() { load }: HubContext) {
    return load.meeting.load(meetingId);
  }

  @FieldResolver(() => PartnerUnit, {
    nullable: true,
    description: 'The unit that proposed it; null: the place did 提出单位',
  })
  unit(@Root() { unitId }: AgendaItemRow, @Ctx() { load }: HubContext) {
    return unitId && load.unit.load(unitId);
  }

  @FieldResolver(() => matter.Connection, { description: 'What it is about 关联事项' })
  about(
    @Root() { id }: AgendaItemRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.mattersOfItem.load(id, paging);
  }
}

@Resolver(() => Decision)
export class DecisionResolver {
  @Query(() => decision.Connection, { description: 'Decisions, the newest first 议定事项列表' })
  async decisions(@Args(() => DecisionsArgs) args: DecisionsArgs, @Ctx() context: HubContext) {
    const scope = await readScope(args.scope, context);
    return context.load.decisions.load(await decisionPage(context, scope, args));
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'Null for a unit that sees to it and has no seat there 会议',
  })
  meeting(@Root() { meetingId }: DecisionRow, @Ctx() { load }: HubContext) {
    return load.meeting.load(meetingId);
  }

  @FieldResolver(() => AgendaItem, { nullable: true, description: '议题' })
  agendaItem(@Root() { agendaItemId }: DecisionRow, @Ctx() { load }: HubContext) {
    return agendaItemId && load.agenda_item.load(agendaItemId);
  }

  @FieldResolver(() => Body, { nullable: true, description: 'Where a body sees to it 责任组织' })
  body(@Root() { bodyId }: DecisionRow, @Ctx() { load }: HubContext) {
    return bodyId && bodyOf(load, bodyId);
  }

  @FieldResolver(() => PartnerUnit, {
    nullable: true,
    description: 'Where a unit sees to it 责任单位',
  })
  unit(@Root() { unitId }: DecisionRow, @Ctx() { load }: HubContext) {
    return unitId && load.unit.load(unitId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Where a person sees to it 责任人' })
  person(@Root() { personId }: DecisionRow, @Ctx() { load }: HubContext) {
    return personId && load.person.load(personId);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: '移交会议' })
  movedTo(@Root() { movedToId }: DecisionRow, @Ctx() { load }: HubContext) {
    return movedToId && load.meeting.load(movedToId);
  }

  @FieldResolver(() => Boolean, { description: 'Open past its day 是否逾期' })
  isOverdue(@Root() { state, dueOn }: DecisionRow, @Ctx() context: HubContext): boolean {
    return state === 'OPEN' && dueOn < dayOf(context.now());
  }

  @FieldResolver(() => matter.Connection, { description: 'What it is about 关联事项' })
  about(
    @Root() { id }: DecisionRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.mattersOfDecision.load(id, paging);
  }
  @FieldResolver(() => agreement.Connection, {
    description: 'Those that rest on it, as far as you see them 依据本议定事项的共建协议',
  })
  agreements(
    @Root() { id }: DecisionRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.agreementsOfDecision.load(id, paging);
  }
}
