/** What the commands on resources are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { PlaceBy } from '../place/place.inputs.ts';
import { NeedCategory } from '../listing/category.ts';
import { ResourceAudience, ResourceKind } from './resource.enums.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: '提供资源' })
export class OfferResourceInput extends CommandInput {
  @IdOf('unit')
  unitId!: string;

  @Field(() => PlaceBy, { description: 'It serves this place and all below it 服务范围' })
  place!: PlaceBy;

  @Field(() => ResourceKind)
  kind!: ResourceKind;

  @Field(() => String, { description: '1 to 80 characters 标题' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: '2000 characters at most 说明' })
  description!: string;

  @Field(() => [NeedCategory], {
    description: 'The categories of needs it serves, at least one 服务类别',
  })
  categories!: NeedCategory[];

  @Field(() => Int, { nullable: true, description: 'Left out: it does not run out 总量' })
  quantity?: number | null;

  @Field(() => String, { defaultValue: '次', description: '计量单位' })
  unitOfMeasure!: string;

  @Field(() => ResourceAudience, { defaultValue: 'STAFF' })
  openTo!: ResourceAudience;

  @Field(() => GraphQLLocalDate)
  availableFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day 截止日' })
  availableUntil!: string;
}

@InputType({ description: '指定资源' })
export class ResourceInput extends CommandInput {
  @IdOf('resource')
  resourceId!: string;
}

@InputType({ description: 'A resource, and why 资源与原因' })
export class ResourceReasonInput extends ResourceInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}

@InputType({
  description:
    'What is left out stays as it is; a text that is changed once it was listed waits for review 修改资源',
})
export class AmendResourceInput extends ResourceInput {
  @Field(() => String, { nullable: true, description: '标题' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: '说明' })
  description?: string | null;

  @Field(() => Int, { nullable: true, description: 'Not below what is reserved 总量' })
  quantity?: number | null;

  @Field(() => ResourceAudience, { nullable: true })
  openTo?: ResourceAudience | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  availableUntil?: string | null;
}
