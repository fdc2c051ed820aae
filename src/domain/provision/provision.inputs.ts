/** What the commands on venues, services and delegated functions are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';
import { PlaceBy } from '../place/place.inputs.ts';
import { ServiceField, ServiceScheme, VenueUpgrade } from './provision.enums.ts';

@InputType({ description: '登记党建阵地' })
export class RegisterVenueInput extends CommandInput {
  @Field(() => PlaceBy, { description: '所在地点' })
  place!: PlaceBy;

  @Field(() => String, { description: '1 to 100 characters 名称' })
  name!: string;

  @Field(() => Int, { description: 'In square metres, 1 to 1,000,000 面积（平方米）' })
  area!: number;

  @Field(() => GraphQLLocalDate, { description: '启用日' })
  openedOn!: string;

  @Field(() => String, { nullable: true, description: 'https://, up to 500 characters 照片地址' })
  photoUrl?: string | null;
}

@InputType({ description: 'What is left out stays as it is 修改党建阵地' })
export class AmendVenueInput extends CommandInput {
  @IdOf('venue')
  venueId!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters 名称' })
  name?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'A measure that was wrong; what an upgrade changed, upgradeVenue says 面积（平方米）',
  })
  area?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'https://, up to 500 characters; null takes it away 照片地址',
  })
  photoUrl?: string | null;
}

@InputType({ description: '党建阵地升级' })
export class UpgradeVenueInput extends CommandInput {
  @IdOf('venue')
  venueId!: string;

  @Field(() => VenueUpgrade)
  upgrade!: VenueUpgrade;

  @Field(() => Int, { description: 'In square metres, from then on 升级后面积（平方米）' })
  area!: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Not to come; left out: today 升级完成日',
  })
  on?: string | null;
}

@InputType({ description: '停用党建阵地' })
export class CloseVenueInput extends CommandInput {
  @IdOf('venue')
  venueId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day without it; left out: today 停用日',
  })
  on?: string | null;
}

/** What is said of a service and may be left out. */
@InputType()
abstract class ServiceTexts extends CommandInput {
  @Field(() => String, { nullable: true, description: 'Up to 200 characters 办理地点' })
  counter?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 200 characters 办理时间' })
  hours?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 500 characters 所需材料' })
  materials?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 100 characters 承接单位' })
  takenBy?: string | null;
}

@InputType({ description: '设立服务事项' })
export class OfferServiceItemInput extends ServiceTexts {
  @Field(() => PlaceBy, {
    description: 'Where it is done: a street, a community, or a finer place 办理地',
  })
  place!: PlaceBy;

  @Field(() => ServiceScheme)
  scheme!: ServiceScheme;

  @Field(() => ServiceField, {
    nullable: true,
    description: 'Of NEARBY services, and of no others 民生领域',
  })
  field?: ServiceField | null;

  @Field(() => String, { description: '1 to 100 characters 事项名称' })
  name!: string;
}

@InputType({ description: 'What is left out stays as it is; null takes it away 修改服务事项' })
export class AmendServiceItemInput extends ServiceTexts {
  @IdOf('service_item')
  serviceItemId!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters 事项名称' })
  name?: string | null;
}

@InputType({ description: '停办服务事项' })
export class EndServiceItemInput extends CommandInput {
  @IdOf('service_item')
  serviceItemId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day without it; left out: today 停办日',
  })
  on?: string | null;
}

@InputType({ description: '职能下沉' })
export class DelegateFunctionInput extends CommandInput {
  @Field(() => PlaceBy, { description: 'A street or a town 承接街镇' })
  place!: PlaceBy;

  @Field(() => String, { description: '1 to 60 characters 职能部门' })
  bureau!: string;

  @Field(() => String, { description: '1 to 100 characters 职能名称' })
  name!: string;

  @Field(() => GraphQLLocalDate, { description: '下沉起始日' })
  validFrom!: string;
}

@InputType({ description: '收回下沉职能' })
export class EndDelegatedFunctionInput extends CommandInput {
  @IdOf('delegated_function')
  delegatedFunctionId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day without it; left out: today 收回日',
  })
  on?: string | null;
}
