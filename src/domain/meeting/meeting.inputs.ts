/** What the commands on seats and meetings are given. */
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf, IdsOf } from '../../engine/noun/named-id.ts';

@InputType({ description: '设立席位' })
export class SeatUnitInput extends CommandInput {
  @IdOf('party', { description: 'A joint committee 大工委或大党委' })
  committeeId!: string;

  @IdOf('unit')
  unitId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day; left out: today 起始日',
  })
  validFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day; left out: not set 截止日',
  })
  validUntil?: string | null;
}

@InputType({ description: '取消席位' })
export class EndSeatInput extends CommandInput {
  @IdOf('seat')
  seatId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day, not after the one that is set; left out: today 截止日',
  })
  validUntil?: string | null;
}

@InputType({ description: 'What is left out stays as it is 会议规则' })
export class SetMeetingRulesInput extends CommandInput {
  @IdOf('party', { description: 'A joint committee 大工委或大党委' })
  committeeId!: string;

  @Field(() => Int, { nullable: true, description: '1 to 400 会议周期（天）' })
  everyDays?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 100 法定人数百分比' })
  quorumPercent?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 30 会议通知提前天数' })
  noticeDays?: number | null;
}

@InputType({ description: '计划会议' })
export class PlanMeetingInput extends CommandInput {
  @IdOf('party', { description: 'A joint committee 大工委或大党委' })
  committeeId!: string;

  @Field(() => String, { description: '1 to 100 characters 会议名称' })
  title!: string;

  @Field(() => GraphQLDateTime, { description: 'In the future 会议时间' })
  scheduledAt!: Date;

  @Field(() => String, { description: '1 to 100 characters 会议地点' })
  venue!: string;
}

@InputType({ description: '指定会议' })
export class MeetingInput extends CommandInput {
  @IdOf('meeting')
  meetingId!: string;
}

@InputType({ description: '会议与原因' })
export class MeetingReasonInput extends MeetingInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}

@InputType({ description: '延期' })
export class PostponeMeetingInput extends MeetingReasonInput {
  @Field(() => GraphQLDateTime, { description: 'The new one, in the future 会议时间' })
  scheduledAt!: Date;
}

@InputType({ description: '召开会议' })
export class HoldMeetingInput extends MeetingInput {
  @IdsOf('seat', {
    description:
      'The seats that were taken, by their holders or by others of the unit; those that have ended are refused 到会席位',
  })
  presentIds!: string[];
}

@InputType({ description: '会议纪要' })
export class RecordMinutesInput extends MeetingInput {
  @Field(() => String, { description: '1 to 8000 characters 会议纪要' })
  minutes!: string;
}

/** What an item or a decision is about. */
@InputType({ description: 'What it is about, twenty at most of each 关联事项' })
export class AboutInput {
  @IdsOf('need', { nullable: true, description: '需求' })
  needIds?: string[] | null;

  @IdsOf('resource', { nullable: true, description: '资源' })
  resourceIds?: string[] | null;

  @IdsOf('agreement', { nullable: true, description: '共建协议' })
  agreementIds?: string[] | null;

  @IdsOf('project', { nullable: true, description: '项目' })
  projectIds?: string[] | null;
}

@InputType({ description: '提出议题' })
export class ProposeAgendaItemInput extends MeetingInput {
  @IdOf('unit', {
    nullable: true,
    description: 'The member unit that proposes it; left out: the place does 提出单位',
  })
  unitId?: string | null;

  @Field(() => String, { description: '1 to 100 characters 议题名称' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: '2000 characters at most 议题说明' })
  description!: string;

  @Field(() => AboutInput, { nullable: true })
  about?: AboutInput | null;
}

@InputType({ description: '撤回议题' })
export class WithdrawAgendaItemInput extends CommandInput {
  @IdOf('agenda_item')
  agendaItemId!: string;
}
