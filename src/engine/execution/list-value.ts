/** What a resolver gave for a list, as graphql-js takes it. */
import { GraphQLError } from 'graphql';
import type { FieldPlan } from './plan.ts';

/** Its items. @throws GraphQLError for what is no list */
export function itemsOf(value: unknown, { parent, field }: FieldPlan): readonly unknown[] {
  if (!isIterable(value)) {
    throw new GraphQLError(
      `Expected Iterable, but did not find one for field "${parent.name}.${field.name}".`,
    );
  }
  return Array.isArray(value) ? (value as unknown[]) : Array.from(value);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' &&
    typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function'
  );
}
