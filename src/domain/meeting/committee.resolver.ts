/** What a joint committee has beside other bodies, and the seats of a unit. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { dayOf } from '../../input.ts';
import type { PartyOrganisationRow } from '../organisation/organisation.loaders.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { PartnerUnitRow } from '../partnership/partnership.loaders.ts';
import { Appointment } from '../people/appointment.entity.ts';
import { isInForce } from '../people/appointment.rules.ts';
import { SeatsArgs } from './meeting.args.ts';
import type { SeatRow } from './meeting.loaders.ts';
import { meeting, seat } from './meeting.noun.ts';
import { isMeetingDue } from './meeting.rules.ts';
import { Seat } from '../people/seat.entity.ts';

@Resolver(() => PartyOrganisation)
export class CommitteeResolver {
  @FieldResolver(() => seat.Connection, { description: 'Of a joint committee 成员单位席位' })
  seats(
    @Root() { id }: PartyOrganisationRow,
    @Args(() => SeatsArgs) args: SeatsArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.seatsOfCommittee.load(id, args);
  }

  @FieldResolver(() => meeting.Connection, {
    description: 'Of a joint committee, the latest first 联席会议',
  })
  meetings(
    @Root() { id }: PartyOrganisationRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.meetingsOfCommittee.load(id, paging);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether more days than its cadence have passed since it met, or since it began; null where you see no meeting of it 是否逾期未开会',
  })
  async isMeetingOverdue(@Root() row: PartyOrganisationRow, @Ctx() context: HubContext) {
    const { id, path, meetingEveryDays, createdAt } = row;
    if (meetingEveryDays === null) return null;
    const last = await context.load.lastHeld.load(id);
    if (last === null && !context.viewer.isStaffOf(path)) return null;
    return isMeetingDue(last ?? createdAt, meetingEveryDays, context.now());
  }
}

@Resolver(() => PartnerUnit)
export class UnitSeatsResolver {
  @FieldResolver(() => seat.Connection, { description: 'On joint committees 席位' })
  seats(
    @Root() { id }: PartnerUnitRow,
    @Args(() => SeatsArgs) args: SeatsArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.seatsOfUnit.load(id, args);
  }
}

@Resolver(() => Seat)
export class SeatResolver {
  @FieldResolver(() => PartyOrganisation, { description: '大工委或大党委' })
  committee(@Root() { committeeId }: SeatRow, @Ctx() { load }: HubContext) {
    return load.party.load(committeeId);
  }

  @FieldResolver(() => PartnerUnit, { description: '成员单位' })
  unit(@Root() { unitId }: SeatRow, @Ctx() { load }: HubContext) {
    return load.unit.load(unitId);
  }

  @FieldResolver(() => Appointment, {
    nullable: true,
    description: 'By which the unit’s head sits there today 任职',
  })
  holder(@Root() row: SeatRow, @Ctx() context: HubContext) {
    return context.load.seatHolders.load(row, dayOf(context.now()));
  }

  @FieldResolver(() => Boolean, { description: 'Today 是否空缺' })
  async isVacant(@Root() row: SeatRow, @Ctx() context: HubContext): Promise<boolean> {
    return (await context.load.seatHolders.load(row, dayOf(context.now()))) === null;
  }

  @FieldResolver(() => Boolean, { description: 'Today 是否有效' })
  isInForce(@Root() row: SeatRow, @Ctx() context: HubContext): boolean {
    return isInForce(row, dayOf(context.now()));
  }
}
