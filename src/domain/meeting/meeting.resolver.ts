/** Meetings as fields: their committee, agenda, attendance, minutes and decisions. */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Row } from '../../engine/loading/node.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { readScope } from '../listing/scope.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Attendance } from './attendance.entity.ts';
import { MeetingsArgs } from './meeting.args.ts';
import { Meeting } from './meeting.entity.ts';
import { meetingPage } from './meeting-list.ts';
import type { MeetingRow } from './meeting.loaders.ts';
import { agendaItem, attendance, decision, meeting } from './meeting.noun.ts';
import { quorumOf } from './meeting.rules.ts';
import { Seat } from '../people/seat.entity.ts';

type AttendanceRow = Row<Attendance>;

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => meeting.Connection, { description: 'Joint meetings, the newest first 联席会议列表' })
  async meetings(@Args(() => MeetingsArgs) args: MeetingsArgs, @Ctx() context: HubContext) {
    const scope = await readScope(args.scope, context);
    return context.load.meetings.load(await meetingPage(context, scope, args));
  }

  @FieldResolver(() => PartyOrganisation, { description: '大工委或大党委' })
  committee(@Root() { committeeId }: MeetingRow, @Ctx() { load }: HubContext) {
    return load.party.load(committeeId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For member units once they are confirmed 会议纪要',
  })
  minutes(@Root() { minutes, state, path }: MeetingRow, @Ctx() { viewer }: HubContext) {
    const isConfirmed = state === 'MINUTES_CONFIRMED' || state === 'CLOSED';
    return isConfirmed || viewer.isStaffOf(path) ? minutes : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'By the share that the committee went by then; null until it was held 是否达到法定人数',
  })
  hasQuorum(@Root() { seats, present, quorumPercent }: MeetingRow): boolean | null {
    if (seats === null || present === null) return null;
    return present >= quorumOf(seats, quorumPercent);
  }

  @FieldResolver(() => attendance.Connection, {
    description: 'Seats that have notice; other units’ for staff alone 参会情况',
  })
  attendance(
    @Root() { id }: MeetingRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.attendanceOfMeeting.load(id, paging);
  }

  @FieldResolver(() => agendaItem.Connection, { description: 'In the order of proposal 议程' })
  agenda(
    @Root() { id }: MeetingRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.agendaOfMeeting.load(id, paging);
  }

  @FieldResolver(() => decision.Connection, { description: '议定事项' })
  decisions(
    @Root() { id }: MeetingRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.decisionsOfMeeting.load(id, paging);
  }
}

@Resolver(() => Attendance)
export class AttendanceResolver {
  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'Null once the unit has no seat there any more 会议',
  })
  meeting(@Root() { meetingId }: AttendanceRow, @Ctx() { load }: HubContext) {
    return load.meeting.load(meetingId);
  }

  @FieldResolver(() => Seat, { nullable: true, description: '席位' })
  seat(@Root() { seatId }: AttendanceRow, @Ctx() { load }: HubContext) {
    return load.seat.load(seatId);
  }

  @FieldResolver(() => PartnerUnit, { description: '成员单位' })
  unit(@Root() { unitId }: AttendanceRow, @Ctx() { load }: HubContext) {
    return load.unit.load(unitId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The holder of the seat then; null where it was vacant 参会人员',
  })
  person(@Root() { personId }: AttendanceRow, @Ctx() { load }: HubContext) {
    return personId && load.person.load(personId);
  }
}
