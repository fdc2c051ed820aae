/**
 * One operation measured: its fields with all below them, objects as often as their lists are long.
 * Invariant: each selection set is measured once, fragments included, so that measuring takes time in proportion to the
 * document.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  isCompositeType,
  isUnionType,
  typeFromAST,
} from 'graphql';
import { AskedArguments } from './asked-arguments.ts';
import { ownCostOf } from './field-costs.ts';
import { lengthOf } from './list-length.ts';
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
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<SelectionSetNode, Measure>();
  private readonly given: AskedArguments;

  constructor(asked: JudgedOperation) {
    this.asked = asked;
    this.given = new AskedArguments(asked.variables);
    this.fragments = new Map(
      asked.document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
      ),
    );
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
      const fragment = one.kind === Kind.INLINE_FRAGMENT ? one : this.fragments.get(one.name.value);
      if (!fragment) return NOTHING;
      const { typeCondition: condition } = fragment;
      const type = condition && typeFromAST(this.asked.schema, condition);
      return this.ofSet(fragment.selectionSet, isCompositeType(type) ? type : parent);
    });
    const whole = together(measures);
    this.known.set(set, whole);
    return whole;
  }

  private ofField(node: FieldNode, parent: GraphQLCompositeType): Measure {
    const field = fieldOf(parent, node.name.value);
    const terms = this.given.termsOf(node, field);
    const words = this.given.wordsOf(node);
    const own = ownCostOf(node.name.value, terms, words);
    if (!field || !node.selectionSet) return { ...LEAF, cost: own, terms };
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return LEAF;
    const below = this.ofSet(node.selectionSet, type);
    const isMeta = type.name.startsWith('__');
    const length = lengthOf(node, field, parent, this.given);
    return {
      cost: own + (isMeta ? 0 : length * (1 + below.cost)),
      // Introspection is bounded by graphql's own rules: the types of types are deep, and cost nothing.
      depth: isMeta ? 1 : 1 + below.depth,
      fields: 1 + below.fields,
      terms: terms + below.terms,
    };
  }
}

function fieldOf(parent: GraphQLCompositeType, name: string) {
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}
