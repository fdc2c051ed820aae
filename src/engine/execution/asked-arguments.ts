/**
 * What a document's arguments ask for, as the values of its variables have them: conditions, words, sizes of pages,
 * references. Invariant: whether any of it hung on a variable is remembered.
 */
import { type FieldNode, Kind, type ValueNode, valueFromASTUntyped, visit } from 'graphql';
import { DEFAULT_PAGE_SIZE } from '../loading/paging.ts';

type Values = Readonly<Record<string, unknown>>;

export class AskedArguments {
  private readonly variables: Values;
  /** Whether what was asked of it hangs on the value of a variable. */
  readsVariables = false;

  constructor(variables: Values) {
    this.variables = variables;
  }

  /** Conditions in the field's filter. */
  termsOf(node: FieldNode): number {
    return this.countIn(node, 'filter', termsIn);
  }

  /** Words of its search. */
  wordsOf(node: FieldNode): number {
    return this.countIn(node, 'search', wordsIn);
  }

  /** The size of its page; one at least, since a page of none still counts its list. */
  pageOf(node: FieldNode): number {
    for (const { name, value } of node.arguments ?? []) {
      if (name.value !== 'first' && name.value !== 'last') continue;
      this.readsVariables ||= value.kind === Kind.VARIABLE;
      const size =
        value.kind === Kind.VARIABLE
          ? this.variables[value.name.value]
          : value.kind === Kind.INT && Number(value.value);
      if (typeof size === 'number' && size >= 0) return Math.max(1, size);
    }
    return DEFAULT_PAGE_SIZE;
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

/** Leaves of a filter: each is compared with every row that is looked through. */
function termsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + termsIn(one), 0);
}

function wordsIn(value: unknown): number {
  return typeof value === 'string' ? value.split(/\s/).filter(Boolean).length : 0;
}

function namesVariable(value: ValueNode): boolean {
  let isNamed = false;
  visit(value, { Variable: () => void (isNamed = true) });
  return isNamed;
}
