/**
 * One operation measured: its fields with all below them, objects as often as their lists are long.
 * Invariant: each selection set is measured once, fragments included, so that measuring takes time in proportion to the
 * document.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { AskedArguments } from './asked-arguments.ts';
import { type Fragments, fragmentOf, fragmentsIn, partOf } from './field-part.ts';
import { refuseReferences } from './list-length.ts';
import { LEAF, type Measure, NOTHING, together } from './measure.ts';

export interface JudgedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/** One operation, each selection set measured once. */
export class Walk {
  private readonly asked: JudgedOperation;
  private readonly fragments: Fragments;
  private readonly known = new Map<SelectionSetNode, Measure>();
  private readonly given: AskedArguments;

  constructor(asked: JudgedOperation) {
    this.asked = asked;
    this.given = new AskedArguments(asked.variables);
    this.fragments = fragmentsIn(asked.document);
  }

  /** Whether what it measured hangs on the value of a variable. */
  get readsVariables(): boolean {
    return this.given.readsVariables;
  }

  /** @throws TOO_COMPLEX for more references than one field may be given */
  ofOperation(): Measure {
    const { schema, operation } = this.asked;
    const root = schema.getRootType(operation.operation);
    return root ? this.ofSet(operation.selectionSet, root) : NOTHING;
  }

  private ofSet(set: SelectionSetNode, parent: GraphQLCompositeType): Measure {
    const known = this.known.get(set);
    if (known) return known;
    const measures = set.selections.map((one): Measure => {
      if (one.kind === Kind.FIELD) return this.ofField(one, parent);
      const opened = fragmentOf(one, parent, {
        schema: this.asked.schema,
        fragments: this.fragments,
      });
      return opened ? this.ofSet(opened.set, opened.type) : NOTHING;
    });
    const whole = together(measures);
    this.known.set(set, whole);
    return whole;
  }

  private ofField(node: FieldNode, parent: GraphQLCompositeType): Measure {
    const { own, terms, opened } = partOf(node, parent, this.given);
    if (!opened) return { ...LEAF, cost: own, terms };
    const { type, set, length, isMeta } = opened;
    refuseReferences(node.name.value, length);
    const below = this.ofSet(set, type);
    return {
      cost: own + (isMeta ? 0 : length * (1 + below.cost)),
      // Introspection is bounded by graphql's own rules: the types of types are deep, and cost nothing.
      depth: isMeta ? 1 : 1 + below.depth,
      fields: 1 + below.fields,
      terms: terms + below.terms,
    };
  }
}
