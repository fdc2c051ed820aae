/** What a fuzz sends once, and what it is made from. */
import type { GraphQLSchema } from 'graphql';
import type { Random } from '../../src/demo/random.ts';
import type { Questioner, Samples } from '../execution/hub-document.ts';

/** Kept in parts, so that one that fails can be made smaller. */
export interface Input {
  kind: string;
  parts: readonly string[];
  /** The bytes of the parts that are left. */
  bytes: (parts: readonly string[]) => Buffer[];
  isCut: boolean;
  /** A request of HTTP with which nothing is wrong but what it asks. */
  isWhole: boolean;
}

export interface Stock {
  schema: GraphQLSchema;
  questioner: Questioner;
  samples: Samples;
  /** Valid documents. */
  operations: readonly string[];
  /** Good ones, bad ones, and an empty text for none. */
  tokens: readonly string[];
}

export type Make = (random: Random, stock: Stock) => Input;

/** Without the variables that are declared and not used, which no document may have. */
export function used(text: string): string {
  const [head = ''] = /\(.*?\)/.exec(text) ?? [];
  const kept = head
    .slice(1, -1)
    .split(', ')
    .filter((one) => text.split(`${one.split(':')[0]}`).length > 2);
  return text.replace(head, () => (kept.length > 0 ? `(${kept.join(', ')})` : ''));
}
