/**
 * What a document's arguments ask for, as the values of its variables have them: conditions, words, sizes of pages,
 * references. Invariant: whether any of it hung on a variable is remembered.
 */
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  Kind,
  type ValueNode,
  getNamedType,
  isInputObjectType,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { DEFAULT_PAGE_SIZE } from '../loading/paging.ts';
import { RELATED } from '../loading/relation-of.ts';

type Values = Readonly<Record<string, unknown>>;

export class AskedArguments {
  private readonly variables: Values;
  /** Whether what was asked of it hangs on the value of a variable. */
  readsVariables = false;

  constructor(variables: Values) {
    this.variables = variables;
  }

  /** Conditions in the field's filter, and on its groups where it has some. */
  termsOf(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number {
    const lookedUp = LOOKED_UP.reduce(
      (sum, name) => sum + this.countIn(node, name, () => TERMS_OF_RELATION),
      0,
    );
    return CONDITIONS.reduce((sum, name) => {
      const type = field?.args.find((one) => one.name === name)?.type;
      return sum + this.countIn(node, name, (value) => termsIn(value, type && getNamedType(type)));
    }, lookedUp);
  }

  /** Words of its search. */
  wordsOf(node: FieldNode): number {
    return this.countIn(node, 'search', wordsIn);
  }

  /** The size of its page; one at least, since a page of none still counts its list. */
  pageOf(node: FieldNode, otherwise: number = DEFAULT_PAGE_SIZE): number {
    for (const { name, value } of node.arguments ?? []) {
      if (name.value !== 'first' && name.value !== 'last') continue;
      this.readsVariables ||= value.kind === Kind.VARIABLE;
      const size =
        value.kind === Kind.VARIABLE
          ? this.variables[value.name.value]
          : value.kind === Kind.INT && Number(value.value);
      if (typeof size === 'number' && size >= 0) return Math.max(1, size);
    }
    return otherwise;
  }

  /** How many references it is given. */
  referencesOf(node: FieldNode): number {
    const value = node.arguments?.find(({ name }) => name.value === 'representations')?.value;
    if (value?.kind === Kind.LIST) return value.values.length;
    if (value?.kind !== Kind.VARIABLE) return DEFAULT_PAGE_SIZE;
    this.readsVariables = true;
    const given = this.variables[value.name.value];
    return Array.isArray(given) ? given.length : 1;
  }

  /** In the value of an argument, as its variables have it. */
  private countIn({ arguments: given = [] }: FieldNode, name: string, count: Count): number {
    const value = given.find((one) => one.name.value === name)?.value;
    if (!value) return 0;
    this.readsVariables ||= namesVariable(value);
    return count(valueFromASTUntyped(value, { ...this.variables }));
  }
}

type Count = (value: unknown) => number;

/** Arguments that hold conditions. */
const CONDITIONS = ['filter', 'having'];

/** Arguments that look rows of another table up. */
const LOOKED_UP = [
  'isVacant',
  'isTermOverdue',
  'isMeetingOverdue',
  'seatedIn',
  'leadsNothingSince',
];

/** Rows of another table are looked up for every row that is looked through. */
const TERMS_OF_RELATION = 10;

/** Leaves of a filter: each is compared with every row that is looked through. */
function termsIn(value: unknown, type: GraphQLNamedType | undefined): number {
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  return Object.entries(value).reduce((sum, [name, one]) => {
    if (Array.isArray(value)) return sum + termsIn(one, type);
    const of = isInputObjectType(type) ? getNamedType(type.getFields()[name]?.type) : undefined;
    const isLookedUp = of !== type && isRelated(of);
    return sum + (isLookedUp ? TERMS_OF_RELATION : 0) + termsIn(one, of);
  }, 0);
}

/** The conditions on a related row, not the words before them that say how many there must be. */
function isRelated(type: GraphQLNamedType | undefined): boolean {
  return isInputObjectType(type) && type.name.startsWith(RELATED) && 'and' in type.getFields();
}

function wordsIn(value: unknown): number {
  return typeof value === 'string' ? value.split(/\s/).filter(Boolean).length : 0;
}

function namesVariable(value: ValueNode): boolean {
  let isNamed = false;
  visit(value, { Variable: () => void (isNamed = true) });
  return isNamed;
}
