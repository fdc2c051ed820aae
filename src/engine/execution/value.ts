/** What resolvers give back, looked at as graphql-js looks at it. */
import type { FieldPlan } from './plan.ts';

export function missing({ parent, field }: FieldPlan): Error {
  return new Error(`Cannot return null for non-nullable field ${parent.name}.${field.name}.`);
}

/** Of what can have properties; all else has none. */
export function propertyOf(source: unknown, name: string): unknown {
  if (source === null || (typeof source !== 'object' && typeof source !== 'function')) {
    return undefined;
  }
  return (source as Record<string, unknown>)[name];
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return value instanceof Promise || typeof propertyOf(value, 'then') === 'function';
}

/** Foreign promises may settle twice, or throw when they are asked. */
export function held(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise instanceof Promise ? promise : new Promise((resolve) => resolve(promise));
}
