/**
 * The one way by which texts become documents and operations are paid and run, whoever serves them.
 * Invariants: none of it throws what a client may not see; a context that is run and paid is closed when the answer
 * stands.
 */
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { type Session } from '../access/session.ts';
import type { Operation } from './operation.ts';
import { OperationTurns } from './operation-turns.ts';
import type { Budget } from './budget.ts';
import type { HubContext } from './context.ts';
import { Documents } from './documents.ts';
import type { Report } from './errors.ts';
import { KnownVariables } from './known-variables.ts';
import { Outcomes } from './outcomes.ts';
import { PaidDocuments } from './paid-documents.ts';
import { PaidRunning } from './paid-running.ts';
import { type Paid, Payments } from './payments.ts';
import { Plans } from './plans.ts';
import { type AnswerLimits, Running } from './running.ts';
import type { Coerced } from './variables.ts';

export interface Limits extends AnswerLimits {
  budget: Budget;
  /** Whether strangers may ask what the schema holds. */
  isOpen: boolean;
}

export class Executor {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  private readonly limits: Limits;
  readonly turns = new OperationTurns();
  private readonly plans: Plans;
  private readonly variables: KnownVariables;
  private readonly reading: PaidDocuments;
  private readonly payments: Payments;
  private readonly outcomes: Outcomes;
  private readonly running: Running;
  private readonly paidRunning: PaidRunning;

  constructor(schema: GraphQLSchema, report: Report, limits: Limits) {
    this.schema = schema;
    this.limits = limits;
    this.documents = new Documents(schema, limits.isOpen);
    this.reading = new PaidDocuments(this.documents, this.turns, limits.budget);
    this.variables = new KnownVariables(schema, limits.isOpen);
    this.payments = new Payments(schema, this.variables, report, limits);
    const { turns, variables, payments } = this;
    const plans = (this.plans = new Plans(schema));
    const outcomes = (this.outcomes = new Outcomes(plans, variables, report));
    const running = (this.running = new Running({ plans, variables, outcomes, report }, limits));
    this.paidRunning = new PaidRunning({ turns, payments, running, plans, outcomes });
  }

  /** Whether strangers may ask what the schema holds. */
  get isOpen(): boolean {
    return this.limits.isOpen;
  }

  /** The bytes that an answer may take. */
  get mostBytes(): number {
    return this.limits.bytes;
  }

  /**
   * The document of a text, or what is wrong with it, which is paid for too.
   * @throws TOO_COMPLEX, RATE_LIMITED, UNAVAILABLE
   */
  read(text: string, session: Session): Promise<DocumentNode | GraphQLError[]> {
    return this.reading.read(text, session);
  }

  /** Whether nothing of what it asks for is kept from strangers. */
  isPublic(asked: Operation): boolean {
    return this.plans.of(asked).isPublic;
  }

  /** Names of the fields that it runs, for its variables. */
  rootFields(asked: Operation): string[] {
    return this.outcomes.rootFields(asked);
  }

  /** What it costs, as the answer tells it, or why it is not run. Nothing has been sent to the database by then. */
  pay(asked: Operation, context: HubContext): Paid {
    return this.payments.pay(asked, context);
  }

  /** Never throws; closes the context. What the document asks for is judged and paid first. */
  runPaid(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    return this.paidRunning.run(asked, context);
  }

  /** Never throws; the context stays open for others who read the same moment. */
  runWithin(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    return this.running.runWithin(asked, context);
  }

  /** The answer to what failed inside; its cause goes to the log. */
  failed(error: unknown): ExecutionResult {
    return this.outcomes.failed(error);
  }

  /** The variables as their types have them, or what is wrong with them. Asked several times, found once. */
  coerced(asked: Operation): Coerced {
    return this.variables.of(asked);
  }
}
