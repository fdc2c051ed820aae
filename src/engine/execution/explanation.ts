/**
 * What an operation cost and why, for a caller who asked: `extensions.explain`.
 * Invariant: nobody is told of rows or times that they were not answered, since both tell what is hidden; only whoever
 * administers every place is, from whom nothing is.
 */
import type { ExecutionResult } from 'graphql';
import type { Answered } from '../database/statement.ts';
import { objectsAt } from './answered-objects.ts';
import type { HubContext } from './context.ts';
import { type FieldPrice, type FieldPrices, pricesOf } from './field-prices.ts';
import { MOST_COST } from './limits.ts';
import type { JudgedOperation } from './operation-walk.ts';
import type { AnswerLimits } from './running.ts';

/** Counting the objects of more takes as long as answering them. */
const MOST_COUNTED = 10_000;

interface Taken {
  /** Undefined: it is not told. */
  taken?: number;
  most: number;
}

interface PricedField extends FieldPrice {
  /** How many objects the answer holds there. */
  objects?: number;
}

export interface Explanation {
  cost: { requested?: number; most: number; left?: number; perMinute?: number };
  fields: PricedField[];
  /** Those that are too many to tell. */
  otherFields?: { fields: number; cost: number };
  spent: { [what in 'objects' | 'characters' | 'rows' | 'bytes' | 'sqlMs']: Taken };
  statements?: Answered[];
}

interface Explained {
  asked: JudgedOperation;
  context: HubContext;
  result: ExecutionResult;
  limits: AnswerLimits;
  /** What is left of the caller's minute, and how much it is. */
  left: number | undefined;
  perMinute: number;
  /** Whether statements, rows and times are told. */
  isWhole: boolean;
}

export function explain(explained: Explained): Explanation {
  const { asked, left, perMinute, isWhole, context } = explained;
  const { cost, fields, others } = pricesOf(asked);
  return {
    cost: {
      ...(cost !== undefined && { requested: cost }),
      most: MOST_COST,
      ...(left !== undefined && { left }),
      ...(perMinute > 0 && { perMinute }),
    },
    fields: counted(fields, explained),
    ...(others && { otherFields: others }),
    spent: spentBy(explained),
    ...(isWhole && { statements: statementsOf(context) }),
  };
}

function counted(fields: FieldPrices['fields'], { result, context }: Explained): PricedField[] {
  const { data } = result;
  if (!data || context.objects > MOST_COUNTED) return fields;
  const counts = objectsAt(data);
  return fields.map((one) =>
    one.length === undefined ? one : { ...one, objects: counts.get(one.path) ?? 0 },
  );
}

function spentBy({ result, context, limits, isWhole }: Explained): Explanation['spent'] {
  const { rows, bytes, sqlMs } = context.ceilings;
  const { spent, objects, characters } = context;
  const answered = (taken: number) => (result.data ? { taken } : {});
  const whole = (taken: number) => (isWhole ? { taken } : {});
  return {
    objects: { ...answered(objects), most: limits.objects },
    characters: { ...answered(characters), most: limits.bytes },
    rows: { ...whole(spent.rows), most: rows },
    bytes: { ...whole(spent.bytes), most: bytes },
    sqlMs: { ...whole(rounded(spent.sqlMs)), most: sqlMs },
  };
}

/** In the order in which they were sent, from the first of them on. */
function statementsOf({ statements = [] }: HubContext): Answered[] {
  const inOrder = statements.toSorted((a, b) => a.sentAt - b.sentAt);
  const since = inOrder[0]?.sentAt ?? 0;
  return inOrder.map(({ name, rows, sentAt, ms }) => ({
    ...{ name, rows },
    sentAt: rounded(sentAt - since),
    ms: rounded(ms),
  }));
}

/** Milliseconds, to the hundredth. */
function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
