/** Where planning begins: the selection of an operation on its root type. */
import { GraphQLError } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { type Planning, SelectionPlan } from './plan.ts';

/** The selection of the operation itself. @throws what graphql-js refuses it with before anything runs */
export function planRoot(planning: Planning): SelectionPlan {
  const { schema, operation, fragments, conditions } = planning;
  const type = schema.getRootType(operation.operation);
  if (!type) {
    throw new GraphQLError(
      `Schema is not configured to execute ${operation.operation} operation.`,
      { nodes: operation },
    );
  }
  const { selectionSet } = operation;
  const nodes = collectFields(schema, fragments, conditions, type, selectionSet);
  return new SelectionPlan(planning, type, nodes);
}
