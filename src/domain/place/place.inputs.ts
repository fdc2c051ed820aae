/** How clients name a place, look for places, and move or recode one. */
import { ArgsType, Field, InputType } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';
import { ForwardArgs } from '../../engine/loading/paging.ts';
import type { OrderInput } from '../../engine/loading/order-of.ts';
import { PlaceKind } from './place-kind.ts';
import { placeFilter, placeOrder } from './place.filter.ts';

@InputType({ description: 'Which place: exactly one of the two 指定地点' })
export class PlaceBy {
  @IdOf('place', { nullable: true, description: '标识' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'A code that it has or had 区划代码' })
  code?: string | null;
}

@ArgsType()
export class PlacesArgs extends ForwardArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words that the name must hold, all of them, in any script, width and case 搜索',
  })
  search?: string | null;

  @Field(() => PlaceKind, { nullable: true })
  kind?: PlaceKind | null;

  @Field(() => PlaceBy, { nullable: true, description: 'Only this place and those below it 范围' })
  within?: PlaceBy | null;

  @Field(() => placeFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [placeOrder.Order], { nullable: true, description: 'By code if left out 排序' })
  orderBy?: OrderInput[] | null;
}

@InputType({ description: '调整隶属关系' })
export class MovePlaceInput extends CommandInput {
  @IdOf('place')
  placeId!: string;

  @IdOf('place', { description: 'The new place above it, of the same kind as the old one 新上级' })
  parentId!: string;
}

@InputType({ description: '变更区划代码' })
export class RecodePlaceInput extends CommandInput {
  @IdOf('place')
  placeId!: string;

  @Field(() => String, { description: '2 to 18 digits 新代码' })
  code!: string;
}
