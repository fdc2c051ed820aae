/**
 * What becomes of a result on its way out: errors as clients may see them, and what of its commands was done.
 * Invariants: a snapshot that failed is never answered in part; no answer says that a command may be given again that
 * was done.
 */
import type { ExecutionResult } from 'graphql';
import { isTransient } from '../database/transient-error.ts';
import { HubError } from '../../errors.ts';
import type { HubContext } from './context.ts';
import { type Report, masking, presentable } from './errors.ts';
import type { KnownVariables } from './known-variables.ts';
import type { Operation } from './operation.ts';
import type { Plans } from './plans.ts';
import { MOST_ERRORS, told } from './told-error.ts';

export class Outcomes {
  private readonly plans: Plans;
  private readonly variables: KnownVariables;
  private readonly report: Report;

  constructor(plans: Plans, variables: KnownVariables, report: Report) {
    this.plans = plans;
    this.variables = variables;
    this.report = report;
  }

  /** The result as it is answered. */
  presented(result: ExecutionResult, asked: Operation, context: HubContext): ExecutionResult {
    const { failure } = context.reads;
    if (failure !== undefined) return this.unanswered(failure, asked, context);
    if (!result.errors) return result;
    const errors = result.errors.slice(0, MOST_ERRORS);
    const all = errors.map((one) => told(presentable(one, this.report)));
    if (context.commits === 0 || result.data) return { ...result, errors: all };
    // Without data the answer does not show what was done.
    const outcome = context.commits === this.commandsIn(asked) ? 'DONE' : 'UNKNOWN';
    return { ...result, errors: all.map((one) => HubError.afterCommands(one, outcome)) };
  }

  /** What failed as a whole. Where commands were done before, it does not say that they may be given again. */
  unanswered(cause: unknown, asked: Operation, { commits }: HubContext): ExecutionResult {
    const told = masking(cause, this.report);
    if (commits === 0) return { errors: [told] };
    const isAll = commits === this.commandsIn(asked);
    if (!isTransient(cause))
      return { errors: [HubError.afterCommands(told, isAll ? 'DONE' : 'UNKNOWN')] };
    return { errors: [isAll ? HubError.unanswered() : HubError.unsettled()] };
  }

  /** The answer to what failed inside; its cause goes to the log. */
  failed(error: unknown): ExecutionResult {
    return { errors: [masking(error, this.report)] };
  }

  /** Names of the fields that it runs, for its variables; none where those are wrong. */
  rootFields(asked: Operation): string[] {
    const variables = this.variables.of(asked);
    return Array.isArray(variables) ? [] : this.plans.of(asked).operation.rootFields(variables);
  }

  /** How many it gives, once each field that it names for these variables is counted. */
  private commandsIn(asked: Operation): number {
    return this.rootFields(asked).filter((name) => !name.startsWith('__')).length;
  }
}
