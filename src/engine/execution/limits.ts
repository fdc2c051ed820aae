/**
 * What a document may ask for, judged before any statement of it is sent: its shape, and what it could cost.
 * Cost is static, as in the cost directives' draft: an object counts 1, a list as many as its page or its usual
 * length, with all below it as often. Invariant: judging takes time in proportion to the document, fragments
 * included, so that what is refused was cheap to refuse.
 */
import type { OperationDefinitionNode } from 'graphql';
import type { Measure } from './measure.ts';
import { type JudgedOperation, Walk } from './operation-walk.ts';
import { tooMuch } from './words.ts';

export const DEEPEST = 15;
/** With every fragment written out where it is used: a plan grows with it. */
export const MOST_FIELDS = 3_000;
/** Of all filters together. */
export const MOST_TERMS = 200;
/** The whole tree of a district, with Party organisations and counts, is about 20,000. */
export const MOST_COST = 50_000;

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
