/** Whether a subscription leaves out all that it could follow: graphql-js takes it for granted that it does not. */
import {
  type DirectiveNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  getDirectiveValues,
} from 'graphql';
import type { Operation } from '../execution/operation.ts';

type Given = Pick<Operation, 'document' | 'operation' | 'variables'>;

/** By `@skip` and `@include`, on its field or on the fragments around it. */
export function selectsNothing({ document, operation, variables }: Given): boolean {
  const isKept = (node: { readonly directives?: readonly DirectiveNode[] }) =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet]] : [],
    ),
  );
  // The document is valid: its fragments go round in no circle.
  const isEmpty = (selections: readonly SelectionNode[]): boolean =>
    selections.every((one) => {
      if (!isKept(one)) return true;
      if (one.kind === Kind.FIELD) return false;
      const within =
        one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one.selectionSet;
      return isEmpty(within?.selections ?? []);
    });
  return isEmpty(operation.selectionSet.selections);
}
