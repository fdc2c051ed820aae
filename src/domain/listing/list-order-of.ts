/** A list's order, from one table: the input that clients write, and the columns that it is ordered by. */
import { type ClassType, Field, InputType } from 'type-graphql';
import { type Order, OrderDirection, type OrderTerm } from '../../engine/loading/order.ts';
import type { Noun } from '../../engine/noun/noun.ts';
import { defineEnum } from '../../labels.ts';
import { NEWEST_FIRST } from './list-order.ts';

/** What rows can be ordered by, `CREATED_AT`, each with its Chinese label. */
export interface OrderTable {
  readonly [field: string]: Omit<OrderTerm, 'direction'> & { label: string };
}

/** What a client asks for, one term after the other. */
export interface Ordered {
  field: string;
  direction: OrderDirection;
}

export interface ListOrder {
  Order: ClassType;
  of: (orderBy: readonly Ordered[] | null | undefined) => Order;
}

/** `AgreementOrder`; newest first where none is asked for. A field named twice counts once. */
export function listOrderOf<T extends object>(
  { entity, plural, terms }: Noun<T>,
  table: OrderTable,
): ListOrder {
  const labels = Object.fromEntries(
    Object.entries(table).map(([name, { label }]) => [name, label]),
  );
  const OrderField = defineEnum(
    `${entity.name}OrderField`,
    `What ${plural} can be ordered by 排序字段`,
    labels,
  );
  const Order = class {};
  InputType(`${entity.name}Order`, { description: `${terms.noun}排序` })(Order);
  Field(() => OrderField)(Order.prototype, 'field');
  Field(() => OrderDirection, { defaultValue: 'DESC' })(Order.prototype, 'direction');
  return { Order, of: (orderBy) => (orderBy?.length ? termsOf(orderBy, table) : NEWEST_FIRST) };
}

/** @throws Error for a field that is published and has no column: a fault of ours */
function termsOf(orderBy: readonly Ordered[], table: OrderTable): Order {
  const asked = new Map(orderBy.map(({ field, direction }) => [field, direction]));
  return [...asked].map(([field, direction]) => {
    const term = table[field];
    if (!term) throw new Error(`the order field ${field} is published but has no column`);
    const { property, column, type } = term;
    return { property, column, type, direction };
  });
}
