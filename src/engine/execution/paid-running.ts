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
    if (asked.operation.operation !== OperationTypeNode.QUERY) return this.runNow(asked, context);
    try {
      return await this.parts.turns.run(context.session, () => this.runNow(asked, context));
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
      return { errors: paid.errors };
    }
    const { extensions } = paid;
    const result = await running.run(asked, context);
    payments.settle(context, extensions?.cost.requested ?? 0);
    if (!extensions) return result;
    const isTold =
      !context.viewer.isKnown && result.data !== undefined && !plans.of(asked).isPublic;
    return { ...result, extensions: { ...extensions, ...(isTold && { viewer: NOBODY }) } };
  }
}
