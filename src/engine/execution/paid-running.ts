/** Runs what callers pay for, in their turn: judged and paid ahead, what it took beyond that settled afterwards. */
import { type ExecutionResult, OperationTypeNode } from 'graphql';
import { HubError } from '../../errors.ts';
import type { HubContext } from './context.ts';
import type { OperationTurns } from './operation-turns.ts';
import type { Operation } from './operation.ts';
import type { Outcomes } from './outcomes.ts';
import type { Payments } from './payments.ts';
import type { Plans } from './plans.ts';
import type { Running } from './running.ts';

/** For a caller without a token who asks for what needs one: an empty page has a reason. */
const NOBODY = 'ANONYMOUS';

interface Parts {
  turns: OperationTurns;
  payments: Payments;
  running: Running;
  plans: Plans;
  outcomes: Outcomes;
}

export class PaidRunning {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Never throws; closes the context. What the document asks for is judged and paid first. */
  async run(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    // Commands take their turns at the writer's connections.
    const isQuery = asked.operation.operation === OperationTypeNode.QUERY;
    const run = () => this.runNow(asked, context);
    try {
      return isQuery ? await this.parts.turns.run(context.session, run) : await run();
    } catch (error) {
      await context.close();
      return this.parts.outcomes.failed(error);
    }
  }

  private async runNow(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const { payments, running, plans } = this.parts;
    if (context.isGone()) {
      await context.close();
      return { errors: [HubError.unavailable('Nobody waits for the answer any more.', 1)] };
    }
    const paid = payments.pay(asked, context);
    if (paid.errors) {
      await context.close();
      return this.explained(asked, context, { errors: paid.errors });
    }
    const { extensions } = paid;
    // Before it runs: what was done is answered, whatever becomes of the explanation.
    const isWhole = context.statements !== undefined && (await context.administersAll());
    const result = await running.run(asked, context);
    payments.settle(context, extensions?.cost.requested ?? 0);
    if (!extensions) return result;
    const isTold =
      !context.viewer.isKnown && result.data !== undefined && !plans.of(asked).isPublic;
    const told = { ...result, extensions: { ...extensions, ...(isTold && { viewer: NOBODY }) } };
    return this.explained(asked, context, told, { left: extensions.cost.left, isWhole });
  }

  /** The result as it is, and what it cost where that was asked. */
  private explained(
    asked: Operation,
    context: HubContext,
    result: ExecutionResult,
    { left, isWhole = false }: { left?: number | undefined; isWhole?: boolean } = {},
  ): ExecutionResult {
    if (!context.statements) return result;
    const known = left === undefined ? {} : { left };
    const explain = this.parts.payments.explained(asked, context, { result, isWhole, ...known });
    return explain ? { ...result, extensions: { ...result.extensions, explain } } : result;
  }
}
