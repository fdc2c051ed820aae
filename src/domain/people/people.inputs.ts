/** What the commands on people and appointments are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { ANY, IdOf } from '../../engine/noun/named-id.ts';
import { PlaceBy } from '../place/place.inputs.ts';
import { Post } from './appointment.enums.ts';

@InputType({ description: '登记人员' })
export class RegisterPersonInput extends CommandInput {
  @Field(() => String, { description: '1 to 40 characters, no number in it 姓名' })
  name!: string;

  @Field(() => PlaceBy, { description: 'Whose staff reads the name 所在地点' })
  place!: PlaceBy;

  @IdOf('unit', { nullable: true, description: 'The unit that it is a person of 所属单位' })
  unitId?: string | null;
}

@InputType({ description: 'What is left out stays as it is 修改人员' })
export class AmendPersonInput extends CommandInput {
  @IdOf('person')
  personId!: string;

  @Field(() => String, { nullable: true, description: '1 to 40 characters, no number in it 姓名' })
  name?: string | null;

  @Field(() => PlaceBy, { nullable: true, description: 'Whose staff reads the name 所在地点' })
  place?: PlaceBy | null;

  @IdOf('unit', { nullable: true, description: 'Null: of no unit 所属单位' })
  unitId?: string | null;
}

@InputType({ description: '合并重复人员' })
export class MergePersonsInput extends CommandInput {
  @IdOf('person', { description: 'Gives its appointments and accounts away 被合并人员' })
  personId!: string;

  @IdOf('person', { description: 'The one that stays 保留人员' })
  intoId!: string;
}

@InputType({ description: '删除姓名' })
export class ErasePersonInput extends CommandInput {
  @IdOf('person')
  personId!: string;
}

@InputType({
  description: 'On a body, a building post or a grid: exactly one of the three 任职',
})
export class AppointPersonInput extends CommandInput {
  @IdOf('person')
  personId!: string;

  @Field(() => Post)
  post!: Post;

  @IdOf(ANY, {
    nullable: true,
    description: 'A Party organisation or a civic body 组织机构',
  })
  bodyId?: string | null;

  @IdOf('post', { nullable: true, description: 'For POST_HOLDER 楼栋岗' })
  buildingPostId?: string | null;

  @IdOf('place', { nullable: true, description: 'For GRID_WORKER 网格' })
  gridId?: string | null;

  @IdOf('term', { nullable: true, description: 'One of the body’s 届次' })
  termId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day, in the term where one is named; left out: today 任职日',
  })
  validFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day; left out: the term’s, or open 离任日',
  })
  validUntil?: string | null;
}

@InputType({ description: '免职' })
export class EndAppointmentInput extends CommandInput {
  @IdOf('appointment')
  appointmentId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day, no later than it is already; left out: today 离任日',
  })
  validUntil?: string | null;
}
