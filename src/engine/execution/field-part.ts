/** One field of a document by itself: what measuring and explaining it both begin with. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  isCompositeType,
  isUnionType,
  typeFromAST,
} from 'graphql';
import type { AskedArguments } from './asked-arguments.ts';
import { ownCostOf } from './field-costs.ts';
import { lengthOf } from './list-length.ts';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What a field or a fragment opens. */
interface OpenedSet {
  type: GraphQLCompositeType;
  set: SelectionSetNode;
}

export interface FieldPart {
  /** What it costs beside its objects. */
  own: number;
  /** Conditions in its filter. */
  terms: number;
  /** Of a field with fields of its own. */
  opened?: OpenedSet & {
    /** How many objects it may hold. */
    length: number;
    /** It tells of the schema: what is below it costs nothing. */
    isMeta: boolean;
  };
}

/** The field by itself. */
export function partOf(
  node: FieldNode,
  parent: GraphQLCompositeType,
  given: AskedArguments,
): FieldPart {
  const field = fieldOf(parent, node.name.value);
  const terms = given.termsOf(node, field);
  const own = ownCostOf(node.name.value, terms, given.wordsOf(node));
  const { selectionSet: set } = node;
  const type = field && getNamedType(field.type);
  if (!field || !set || !isCompositeType(type)) return { own, terms };
  const length = lengthOf(node, field, parent, given);
  return { own, terms, opened: { type, set, length, isMeta: type.name.startsWith('__') } };
}

function fieldOf(parent: GraphQLCompositeType, name: string) {
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}

export function fragmentsIn(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
}

/** Its fields, and the type that they are selected on. */
export function fragmentOf(
  node: FragmentSpreadNode | InlineFragmentNode,
  parent: GraphQLCompositeType,
  { schema, fragments }: { schema: GraphQLSchema; fragments: Fragments },
): OpenedSet | undefined {
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
  if (!fragment) return undefined;
  const { typeCondition: condition, selectionSet: set } = fragment;
  const type = condition && typeFromAST(schema, condition);
  return { set, type: isCompositeType(type) ? type : parent };
}
