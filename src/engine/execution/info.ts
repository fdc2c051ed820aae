/** What a resolver may ask about its field, as graphql-js has it but for the path: it runs for many rows at once. */
import type { GraphQLResolveInfo } from 'graphql';
import type { FieldPlan } from './plan.ts';
import type { Use } from './use.ts';

export class Info implements GraphQLResolveInfo {
  readonly fieldName: string;
  readonly fieldNodes: GraphQLResolveInfo['fieldNodes'];
  readonly returnType: GraphQLResolveInfo['returnType'];
  readonly parentType: GraphQLResolveInfo['parentType'];
  readonly schema: GraphQLResolveInfo['schema'];
  readonly fragments: GraphQLResolveInfo['fragments'];
  readonly rootValue: unknown;
  readonly operation: GraphQLResolveInfo['operation'];
  readonly variableValues: GraphQLResolveInfo['variableValues'];

  constructor(use: Use, { field, nodes, parent }: FieldPlan) {
    this.fieldName = field.name;
    this.fieldNodes = nodes;
    this.returnType = field.type;
    this.parentType = parent;
    this.schema = use.schema;
    this.fragments = use.fragments;
    this.rootValue = use.rootValue;
    this.operation = use.operation;
    this.variableValues = use.variables;
  }

  /** @throws Error always: a fault of the resolver's */
  get path(): never {
    throw new Error('a resolver runs for many rows at once: it has no path');
  }
}
