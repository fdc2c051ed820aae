/**
 * What a document may ask for, judged before any statement of it is sent: its shape, and what it could cost.
 * Cost is static, as in the cost directives' draft: an object counts 1, a list as many as its page or its usual
 * length, with all below it as often. Invariant: judging takes time in proportion to the document, fragments
 * included, so that what is refused was cheap to refuse.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  type ValueNode,
  typeFromAST,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { DEFAULT_PAGE_SIZE } from '../loading/paging.ts';
import { tooMuch } from './words.ts';

const DEEPEST = 15;
/** With every fragment written out where it is used: a plan grows with it. */
const MOST_FIELDS = 3_000;
/** Of one `_entities`: each that is wrong has an answer of its own. */
const MOST_REFERENCES = 1_000;
/** Of all filters together. */
const MOST_TERMS = 200;
/** What a condition costs where an index does not answer it: some thousand rows are looked at. */
const COST_OF_TERM = 5;
/** A word of a search: an index is asked, and the rows that it proposes are read. */
const COST_OF_WORD = 50;
/** The whole tree of a district, with Party organisations and counts, is about 20,000. */
export const MOST_COST = 50_000;

/** Usual lengths of lists that are no pages; others count as a page. */
const lengths = new Map(Object.entries({ allowedCommands: 0 }));

/** What a field costs by itself, beside its objects: whole tables are counted, whole schemas written. */
const costs = new Map(Object.entries({ totalCount: 10, __schema: 1_000, __type: 50 }));

/** What a feature says of its fields. */
export function noteCosts(
  ofLists: { readonly [field: string]: number },
  ofFields: { readonly [field: string]: number },
): void {
  for (const [field, length] of Object.entries(ofLists)) lengths.set(field, length);
  for (const [field, cost] of Object.entries(ofFields)) costs.set(field, cost);
}

export interface JudgedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/** Of operations whose cost hangs on no variable. */
const settled = new WeakMap<OperationDefinitionNode, Price>();

export interface Price {
  cost: number;
  /** Conditions in its filters. */
  terms: number;
}

/** What it could cost. @throws TOO_COMPLEX where it asks for too much in any way */
export function judge(asked: JudgedOperation): Price {
  const known = settled.get(asked.operation);
  if (known) return known;
  const walk = new Walk(asked);
  const price = judged(walk.ofOperation());
  if (!walk.readsVariables) settled.set(asked.operation, price);
  return price;
}

function judged({ cost, depth, fields, terms }: Measure): Price {
  if (fields > MOST_FIELDS) throw tooMuch('fields', fields, MOST_FIELDS);
  if (depth > DEEPEST) throw tooMuch('levels', depth, DEEPEST);
  if (terms > MOST_TERMS) throw tooMuch('conditions in filters', terms, MOST_TERMS);
  if (cost > MOST_COST) throw tooMuch('cost', cost, MOST_COST);
  return { cost, terms };
}

function fieldOf(parent: GraphQLCompositeType, name: string) {
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}

type Count = (value: unknown) => number;

/** Leaves of a filter: each is compared with every row that is looked through. */
function termsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + termsIn(one), 0);
}

function wordsIn(value: unknown): number {
  return typeof value === 'string' ? value.split(/\s/).filter(Boolean).length : 0;
}

interface Measure {
  cost: number;
  depth: number;
  /** With every fragment written out. */
  fields: number;
  /** Conditions in filters. */
  terms: number;
}

const NOTHING: Measure = { cost: 0, depth: 0, fields: 0, terms: 0 };
const LEAF: Measure = { cost: 0, depth: 1, fields: 1, terms: 0 };

function namesVariable(value: ValueNode): boolean {
  let isNamed = false;
  visit(value, { Variable: () => void (isNamed = true) });
  return isNamed;
}

/** One operation, each selection set measured once. */
class Walk {
  private readonly asked: JudgedOperation;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<SelectionSetNode, Measure>();
  /** Whether what it measures hangs on the value of one. */
  readsVariables = false;

  constructor(asked: JudgedOperation) {
    this.asked = asked;
    this.fragments = new Map(
      asked.document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
      ),
    );
  }

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
    const whole = {
      cost: measures.reduce((sum, one) => sum + one.cost, 0),
      depth: Math.max(0, ...measures.map((one) => one.depth)),
      fields: measures.reduce((sum, one) => sum + one.fields, 0),
      terms: measures.reduce((sum, one) => sum + one.terms, 0),
    };
    this.known.set(set, whole);
    return whole;
  }

  private ofField(node: FieldNode, parent: GraphQLCompositeType): Measure {
    const field = fieldOf(parent, node.name.value);
    const terms = this.countIn(node, 'filter', termsIn);
    const words = this.countIn(node, 'search', wordsIn);
    const own = (costs.get(node.name.value) ?? 0) + terms * COST_OF_TERM + words * COST_OF_WORD;
    if (!field || !node.selectionSet) return { ...LEAF, cost: own, terms };
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return LEAF;
    const below = this.ofSet(node.selectionSet, type);
    const isMeta = type.name.startsWith('__');
    const length = this.lengthOf(node, field, parent);
    return {
      cost: own + (isMeta ? 0 : length * (1 + below.cost)),
      // Introspection is bounded by graphql's own rules: the types of types are deep, and cost nothing.
      depth: isMeta ? 1 : 1 + below.depth,
      fields: 1 + below.fields,
      terms: terms + below.terms,
    };
  }

  /** In the value of an argument, as its variables have it. */
  private countIn({ arguments: given = [] }: FieldNode, name: string, count: Count): number {
    const value = given.find((one) => one.name.value === name)?.value;
    if (!value) return 0;
    this.readsVariables ||= namesVariable(value);
    return count(valueFromASTUntyped(value, { ...this.asked.variables }));
  }

  /** How many there may be: of the items of a page as many as the page around them asked for. */
  private lengthOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLCompositeType,
  ): number {
    if (field.args.some(({ name }) => name === 'first')) return this.pageOf(node);
    const isItems = ['nodes', 'edges'].includes(field.name) && parent.name.endsWith('Connection');
    if (isItems || !isListType(getNullableType(field.type))) return 1;
    if (field.name === '_entities') {
      const many = this.referencesOf(node);
      if (many > MOST_REFERENCES) throw tooMuch('references', many, MOST_REFERENCES);
      return many;
    }
    return lengths.get(field.name) ?? DEFAULT_PAGE_SIZE;
  }

  private pageOf(node: FieldNode): number {
    for (const { name, value } of node.arguments ?? []) {
      if (name.value !== 'first' && name.value !== 'last') continue;
      this.readsVariables ||= value.kind === Kind.VARIABLE;
      const size =
        value.kind === Kind.VARIABLE
          ? this.asked.variables[value.name.value]
          : value.kind === Kind.INT && Number(value.value);
      // A page of none still counts its list.
      if (typeof size === 'number' && size >= 0) return Math.max(1, size);
    }
    return DEFAULT_PAGE_SIZE;
  }

  private referencesOf(node: FieldNode): number {
    const value = node.arguments?.find(({ name }) => name.value === 'representations')?.value;
    if (value?.kind === Kind.LIST) return value.values.length;
    if (value?.kind !== Kind.VARIABLE) return DEFAULT_PAGE_SIZE;
    this.readsVariables = true;
    const given = this.asked.variables[value.name.value];
    return Array.isArray(given) ? given.length : 1;
  }
}
