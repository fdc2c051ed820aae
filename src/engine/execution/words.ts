/**
 * What a document may hold whatever it means, judged before it is validated: validation compares fields of one name with
 * each other, and takes time with the square of their number.
 */
import { type DocumentNode, type NameNode, visit } from 'graphql';
import { HubError } from '../../errors.ts';

/** Lexical tokens of a document: the longest of our own has about 300. */
export const MOST_TOKENS = 3_000;
export const MOST_ALIASES = 100;
export const MOST_DIRECTIVES = 50;
/** Fields side by side. */
export const BROADEST = 200;
/** Validation goes from each to each, and down: some hundreds that name each other end its stack. */
export const MOST_FRAGMENTS = 50;
export const MOST_OPERATIONS = 50;
/** Pairs of fields of one name: 20,000 take validation about 20 ms. */
const MOST_PAIRS = 20_000;
const LONGEST_NAME = 100;
const LONGEST_OPERATION_NAME = 200;

/** @throws TOO_COMPLEX saying what there is too much of */
export function checkWords(document: DocumentNode): void {
  const counts = { aliases: 0, directives: 0, fragments: 0, operations: 0 };
  const keys = new Map<string, number>();
  const named = (name: NameNode | undefined, most: number) => {
    const { length } = name?.value ?? '';
    if (length > most) throw tooMuch('characters in one name', length, most);
  };
  visit(document, {
    Field({ alias, name }) {
      counts.aliases += alias ? 1 : 0;
      const key = (alias ?? name).value;
      keys.set(key, (keys.get(key) ?? 0) + 1);
    },
    Name: (name, key, parent) =>
      named(name, isOperation(parent) ? LONGEST_OPERATION_NAME : LONGEST_NAME),
    Directive: () => void (counts.directives += 1),
    FragmentDefinition: () => void (counts.fragments += 1),
    OperationDefinition: () => void (counts.operations += 1),
    SelectionSet({ selections }) {
      if (selections.length > BROADEST)
        throw tooMuch('fields side by side', selections.length, BROADEST);
    },
  });
  atMost('aliases', counts.aliases, MOST_ALIASES);
  atMost('directives', counts.directives, MOST_DIRECTIVES);
  atMost('fragments', counts.fragments, MOST_FRAGMENTS);
  atMost('operations', counts.operations, MOST_OPERATIONS);
  const pairs = [...keys.values()].reduce((sum, many) => sum + many * many, 0);
  atMost('pairs of fields of one name', pairs, MOST_PAIRS);
}

function isOperation(parent: unknown): boolean {
  return (parent as { kind?: string } | undefined)?.kind === 'OperationDefinition';
}

function atMost(what: string, asked: number, most: number): void {
  if (asked > most) throw tooMuch(what, asked, most);
}

export function tooMuch(what: string, asked: number, most: number): HubError {
  return HubError.tooComplex(
    `The document asks for ${asked} ${what}; ${most} is the most. Ask for less, or in several documents.`,
  );
}
