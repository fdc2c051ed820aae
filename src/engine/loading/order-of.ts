/** How a list can be ordered, from one table: the enum and the input that clients write, and the columns that they mean. */
import { type ClassType, Field, InputType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { type Order, OrderDirection, type OrderTerm } from './order.ts';

/** What a list is ordered by: its column never holds null, and every viewer of a row reads it. */
export interface Ordered extends Omit<OrderTerm, 'direction'> {
  term: string;
}

export type OrderTable = Readonly<Record<string, Ordered>>;

/** As clients give it. */
export interface OrderInput {
  field: string;
  direction: OrderDirection;
}

export interface ListOrder {
  Order: ClassType;
  /** The order asked for; without one the other. A field named twice counts once, at its first place. */
  read: (given: readonly OrderInput[] | null | undefined, otherwise: Order) => Order;
}

/** Those that nearly every list has. */
export const CREATED_AT: Ordered = {
  term: '创建时间',
  property: 'createdAt',
  column: 'created_at',
  type: 'moment',
};
export const UPDATED_AT: Ordered = {
  term: '更新时间',
  property: 'updatedAt',
  column: 'updated_at',
  type: 'moment',
};
export const NUMBER: Omit<Ordered, 'term'> = { property: 'number', column: 'number', type: 'text' };

/** `ClaimOrderField` and `ClaimOrder`. */
export function orderOf(
  { name, plural, term }: { name: string; plural: string; term: string },
  table: OrderTable,
): ListOrder {
  const terms = Object.fromEntries(Object.entries(table).map(([key, { term }]) => [key, term]));
  const description = `What ${plural} can be ordered by 排序字段`;
  const OrderField = defineEnum(`${name}OrderField`, description, terms);

  @InputType(`${name}Order`, { description: `${term}排序` })
  class Order {
    @Field(() => OrderField)
    field!: string;

    @Field(() => OrderDirection, { defaultValue: 'DESC' })
    direction!: OrderDirection;
  }
  return { Order, read: (given, otherwise) => readOrder(table, given) ?? otherwise };
}

function readOrder(
  table: OrderTable,
  given: readonly OrderInput[] | null | undefined,
): Order | undefined {
  if (!given?.length) return undefined;
  const asked = new Map(given.map(({ field, direction }) => [field, direction]));
  return [...asked].flatMap(([field, direction]) => {
    const ordered = table[field];
    if (!ordered) return [];
    const { term: _, ...column } = ordered;
    return [{ ...column, direction }];
  });
}
