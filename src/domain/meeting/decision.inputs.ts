/** What the commands on decisions are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { ANY, IdOf } from '../../engine/noun/named-id.ts';
import { AboutInput, MeetingInput } from './meeting.inputs.ts';

@InputType({ description: '记录议定事项' })
export class RecordDecisionInput extends MeetingInput {
  @IdOf('agenda_item', { nullable: true, description: '议题' })
  agendaItemId?: string | null;

  @Field(() => String, { description: '1 to 500 characters 议定内容' })
  text!: string;

  @IdOf(ANY, {
    description: 'Who sees to it: a Party organisation, a civic body, a unit or a person 责任方',
  })
  ownerId!: string;

  @Field(() => GraphQLLocalDate, { description: 'Not before the meeting 办理期限' })
  dueOn!: string;

  @Field(() => AboutInput, { nullable: true })
  about?: AboutInput | null;
}

@InputType({ description: '指定议定事项' })
export class DecisionInput extends CommandInput {
  @IdOf('decision')
  decisionId!: string;
}

@InputType({ description: '议定事项与原因' })
export class DecisionReasonInput extends DecisionInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}

@InputType({ description: '移交下次会议' })
export class MoveDecisionInput extends DecisionReasonInput {
  @IdOf('meeting', { description: 'A later one of the same committee 移交会议' })
  toMeetingId!: string;
}
