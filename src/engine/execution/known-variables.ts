/** Variables of operations, coerced once however often they are asked for. */
import type { GraphQLSchema } from 'graphql';
import type { Operation } from './operation.ts';
import { type Coerced, coerce } from './variables.ts';

export class KnownVariables {
  private readonly schema: GraphQLSchema;
  private readonly mayHint: boolean;
  /** By the variables as they came: one operation's, and those of a subscription's events. */
  private readonly known = new WeakMap<object, Coerced>();

  /** @param mayHint whether errors may tell of the schema */
  constructor(schema: GraphQLSchema, mayHint: boolean) {
    this.schema = schema;
    this.mayHint = mayHint;
  }

  /** As their types have them, or what is wrong with them. */
  of(asked: Operation): Coerced {
    let found = this.known.get(asked.variables);
    if (!found) this.known.set(asked.variables, (found = coerce(asked, this.schema, this.mayHint)));
    return found;
  }
}
