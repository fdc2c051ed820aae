/**
 * Runs operations by their plans, each in its context.
 * Invariants: variables are judged by graphql-js before anything runs; what was read plain is in the audit before the
 * answer stands.
 */
import type { ExecutionResult } from 'graphql';
import type { HubContext } from './context.ts';
import { type Report, masking, tooLarge } from './errors.ts';
import { type Ceilings, Extent } from './extent.ts';
import type { KnownVariables } from './known-variables.ts';
import type { Operation } from './operation.ts';
import type { Outcomes } from './outcomes.ts';
import type { Plans } from './plans.ts';

/** What one answer may hold. */
export interface AnswerLimits {
  objects: number;
  bytes: number;
}

interface Parts {
  plans: Plans;
  variables: KnownVariables;
  outcomes: Outcomes;
  report: Report;
}

export class Running {
  private readonly parts: Parts;
  private readonly ceilings: Ceilings;

  constructor(parts: Parts, { objects, bytes }: AnswerLimits) {
    this.parts = parts;
    const most = { objects, characters: bytes };
    this.ceilings = { ...most, exceeded: (what) => tooLarge(what, most[what]) };
  }

  /** Never throws; closes the context. */
  async run(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const result = await this.runWithin(asked, context);
    context.close().catch((error: unknown) => masking(error, this.parts.report));
    return result;
  }

  /** Never throws; the context stays open for others who read the same moment. */
  async runWithin(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const { outcomes } = this.parts;
    const variables = this.parts.variables.of(asked);
    if (Array.isArray(variables)) return { errors: variables };
    try {
      const result = outcomes.presented(
        await this.answer(asked, variables, context),
        asked,
        context,
      );
      await context.tellReads();
      return result;
    } catch (error) {
      return outcomes.unanswered(error, asked, context);
    }
  }

  private async answer(
    asked: Operation,
    variables: Record<string, unknown>,
    context: HubContext,
  ): Promise<ExecutionResult> {
    const plan = this.parts.plans.of(asked);
    context.select(plan.selection, plan.isSingleRead);
    const { rootValue } = asked;
    const extent = new Extent(this.ceilings);
    const result = await plan.operation.run({ variables, context, rootValue, extent });
    context.objects = extent.objects;
    context.characters = extent.characters;
    return result;
  }
}
