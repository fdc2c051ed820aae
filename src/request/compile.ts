/**
 * Compiles documents with graphql-jit, variables left out: they reach compiled code as graphql-js coerced them.
 * graphql-jit writes a recursive input type out without end (its issue 81: the process dies of it), checks
 * `@oneOf` in literals only, and has errors of another shape.
 */
import { type DocumentNode, GraphQLScalarType, GraphQLSchema, Kind } from 'graphql';
import { compileQuery } from 'graphql-jit';

const COERCED = 'HubCoercedVariable';

/** A compiler over a schema that knows, beside the types of the hub, the type of what is coerced already. */
export function compiler(schema: GraphQLSchema) {
  const coerced = new GraphQLScalarType({ name: COERCED });
  const config = schema.toConfig();
  const extended = new GraphQLSchema({
    ...config,
    types: [...config.types, coerced],
    assumeValid: true,
  });
  return (document: DocumentNode, operationName: string | undefined) =>
    compileQuery(extended, withCoercedVariables(document), operationName);
}

function withCoercedVariables(document: DocumentNode): DocumentNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED } } as const;
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? {
            ...definition,
            variableDefinitions: (definition.variableDefinitions ?? []).map(
              ({ kind, variable }) => ({ kind, variable, type }),
            ),
          }
        : definition,
    ),
  };
}
