/**
 * What operations cost their callers: what they could cost, paid ahead, and what was taken beyond it, paid afterwards.
 * Invariant: what is refused is paid for too, and nothing of it has been sent to the database.
 */
import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Budget } from './budget.ts';
import type { HubContext } from './context.ts';
import { type Report, masking } from './errors.ts';
import { refuseIntrospection } from './introspection.ts';
import type { KnownVariables } from './known-variables.ts';
import { judge } from './limits.ts';
import { type Explanation, explain } from './explanation.ts';
import type { AnswerLimits } from './running.ts';
import type { Operation } from './operation.ts';
import { COST_OF_REFUSAL } from './refusal-cost.ts';

export interface Paid {
  /** Conditions in its filters. */
  terms?: number;
  errors?: readonly GraphQLError[];
  extensions?: { cost: { requested: number; left?: number } };
}

/** Of the database's time. An object that is asked for costs 1, and takes about a tenth of this. */
const COST_OF_MS = 10;
const BYTES_FOR_ONE = 1_000;

/** Whose minute pays, and whether strangers may ask what the schema holds. */
interface Bounds extends AnswerLimits {
  budget: Budget;
  isOpen: boolean;
}

export class Payments {
  private readonly schema: GraphQLSchema;
  private readonly variables: KnownVariables;
  private readonly report: Report;
  private readonly limits: Bounds;

  constructor(schema: GraphQLSchema, variables: KnownVariables, report: Report, limits: Bounds) {
    this.schema = schema;
    this.variables = variables;
    this.report = report;
    this.limits = limits;
  }

  /** What it costs, as the answer tells it, or why it is not run. Nothing has been sent to the database by then. */
  pay(asked: Operation, context: HubContext): Paid {
    const paid = this.judged(asked, context);
    if (paid.errors) this.limits.budget.charge(context.payer, COST_OF_REFUSAL);
    return paid;
  }

  /** What was taken beyond what was paid ahead. */
  settle({ payer, spent }: HubContext, paid: number): void {
    const { rows, bytes, sqlMs } = spent;
    const taken = Math.ceil(rows + sqlMs * COST_OF_MS + bytes / BYTES_FOR_ONE);
    if (taken > paid) this.limits.budget.charge(payer, taken - paid);
  }

  /** What it cost and why; undefined where its variables do not fit. @param isWhole with rows, times and statements */
  explained(
    asked: Operation,
    context: HubContext,
    { result, left, isWhole }: { result: ExecutionResult; left?: number; isWhole: boolean },
  ): Explanation | undefined {
    const variables = this.variables.of(asked);
    if (Array.isArray(variables)) return undefined;
    const { schema, limits } = this;
    const { document, operation } = asked;
    return explain({
      asked: { schema, document, operation, variables },
      ...{ context, result, limits, left, isWhole },
      perMinute: limits.budget.perMinute,
    });
  }

  private judged(asked: Operation, { payer, viewer }: HubContext): Paid {
    const { document, operation } = asked;
    // As their types have them: a page size can be a variable's default.
    const variables = this.variables.of(asked);
    if (Array.isArray(variables)) return { errors: variables };
    try {
      refuseIntrospection(document, viewer, this.limits);
      const { cost, terms } = judge({ schema: this.schema, document, operation, variables });
      const left = this.limits.budget.spend(payer, cost);
      const extensions = { cost: { requested: cost, ...(left !== null && { left }) } };
      return { extensions, terms };
    } catch (error) {
      return { errors: [masking(error, this.report)] };
    }
  }
}
