/**
 * Executes operations, each by its plan.
 * Invariants: variables are judged by graphql-js before anything runs; a snapshot that failed is never
 * answered in part; the context is closed when the answer stands.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  visit,
} from 'graphql';
import type { Selection } from '../database/selection.ts';
import { isTransient } from '../database/transient-error.ts';
import { HubError } from '../../errors.ts';
import { type Ceilings, Extent } from './extent.ts';
import { OperationPlan } from './operation-plan.ts';
import { type Session, callerOf } from '../access/session.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Operation } from './operation.ts';
import { OperationTurns } from './operation-turns.ts';
import type { Budget } from './budget.ts';
import type { HubContext } from './context.ts';
import { Documents } from './documents.ts';
import { MOST_ERRORS, type Report, masking, presentable, told, tooLarge } from './errors.ts';
import { judge } from './limits.ts';
import { isPublic } from './public-types.ts';
import { isSingleRead, selectionOf } from './selection.ts';
import { type Coerced, coerce } from './variables.ts';

/** What is known of an operation once it has been seen. */
interface Plan {
  selection: Selection;
  isSingleRead: boolean;
  /** It asks for nothing that is kept from strangers. */
  isPublic: boolean;
  operation: OperationPlan;
}

export interface Limits {
  budget: Budget;
  /** What one answer may hold. */
  objects: number;
  bytes: number;
  /** Whether strangers may ask what the schema holds. */
  isOpen: boolean;
}

interface Paid {
  /** Conditions in its filters. */
  terms?: number;
  errors?: readonly GraphQLError[];
  extensions?: { cost: { requested: number; left?: number }; viewer?: typeof NOBODY };
}

/** For a caller without a token who asks for what needs one: an empty page has a reason. */
const NOBODY = 'ANONYMOUS';
/** Of what is refused before it runs: reading and judging it. */
const COST_OF_REFUSAL = 10;
/** Of the database's time. An object that is asked for costs 1, and takes about a tenth of this. */
const COST_OF_MS = 10;
const BYTES_FOR_ONE = 1_000;

export class Executor {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  private readonly report: Report;
  private readonly limits: Limits;
  private readonly ceilings: Ceilings;
  readonly turns = new OperationTurns();
  private readonly plans = new WeakMap<DocumentNode, Map<string, Plan>>();
  /** By the variables as they came: one operation's, and those of a subscription's events. */
  private readonly known = new WeakMap<object, Coerced>();

  constructor(schema: GraphQLSchema, report: Report, limits: Limits) {
    this.schema = schema;
    this.report = report;
    this.limits = limits;
    const { objects, bytes } = limits;
    const most = { objects, characters: bytes };
    this.ceilings = { ...most, exceeded: (what) => tooLarge(what, most[what]) };
    this.documents = new Documents(schema, limits.isOpen);
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
  async read(text: string, session: Session): Promise<DocumentNode | GraphQLError[]> {
    const known = this.documents.find(text);
    if (known) return known;
    this.limits.budget.refuseSpent(callerOf(session));
    return this.turns.read(session, () => this.readAnew(text, callerOf(session)));
  }

  private readAnew(text: string, who: string): DocumentNode | GraphQLError[] {
    const { budget } = this.limits;
    let isGood = false;
    try {
      const document = this.documents.read(text);
      isGood = !Array.isArray(document);
      return document;
    } finally {
      if (!isGood) budget.charge(who, COST_OF_REFUSAL + Math.ceil(text.length / 100));
    }
  }

  /** Never throws; closes the context. */
  async run(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const result = await this.runWithin(asked, context);
    context.close().catch((error: unknown) => masking(error, this.report));
    return result;
  }

  /** Never throws; closes the context. What the document asks for is judged and paid first. */
  async runPaid(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    // Commands take their turns at the writer's connections.
    if (asked.operation.operation !== OperationTypeNode.QUERY) return this.runNow(asked, context);
    try {
      return await this.turns.run(context.session, () => this.runNow(asked, context));
    } catch (error) {
      await context.close();
      return this.failed(error);
    }
  }

  private async runNow(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    if (context.isGone()) {
      await context.close();
      return { errors: [HubError.unavailable('Nobody waits for the answer any more.', 1)] };
    }
    const paid = this.pay(asked, context);
    if (paid.errors) {
      await context.close();
      return { errors: paid.errors };
    }
    const { extensions } = paid;
    const result = await this.run(asked, context);
    this.settle(context, extensions?.cost.requested ?? 0);
    if (!extensions) return result;
    const isTold = !context.viewer.isKnown && result.data !== undefined && !this.isPublic(asked);
    return { ...result, extensions: { ...extensions, ...(isTold && { viewer: NOBODY }) } };
  }

  /** Whether nothing of what it asks for is kept from strangers. */
  isPublic(asked: Operation): boolean {
    return this.planOf(asked).isPublic;
  }

  /** What it costs, as the answer tells it, or why it is not run. Nothing has been sent to the database by then. */
  pay(asked: Operation, context: HubContext): Paid {
    const paid = this.judged(asked, context);
    if (paid.errors) this.limits.budget.charge(context.payer, COST_OF_REFUSAL);
    return paid;
  }

  /** What was taken beyond what was paid ahead. */
  private settle({ payer, spent }: HubContext, paid: number): void {
    const { rows, bytes, sqlMs } = spent;
    const taken = Math.ceil(rows + sqlMs * COST_OF_MS + bytes / BYTES_FOR_ONE);
    if (taken > paid) this.limits.budget.charge(payer, taken - paid);
  }

  private judged(asked: Operation, { payer, viewer }: HubContext): Paid {
    const { document, operation } = asked;
    // As their types have them: a page size can be a variable's default.
    const variables = this.coerced(asked);
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

  /** Never throws; the context stays open for others who read the same moment. */
  async runWithin(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const variables = this.coerced(asked);
    if (Array.isArray(variables)) return { errors: variables };
    try {
      const result = this.presented(await this.answer(asked, variables, context), asked, context);
      await context.tellReads();
      return result;
    } catch (error) {
      return this.unanswered(error, asked, context);
    }
  }

  /** The answer to what failed inside; its cause goes to the log. */
  failed(error: unknown): ExecutionResult {
    return { errors: [masking(error, this.report)] };
  }

  /** The variables as their types have them, or what is wrong with them. Asked several times, found once. */
  coerced(asked: Operation): Coerced {
    let found = this.known.get(asked.variables);
    if (!found) this.known.set(asked.variables, (found = coerce(asked, this.schema, this.isOpen)));
    return found;
  }

  private async answer(
    asked: Operation,
    variables: Record<string, unknown>,
    context: HubContext,
  ): Promise<ExecutionResult> {
    const plan = this.planOf(asked);
    context.select(plan.selection, plan.isSingleRead);
    const { rootValue } = asked;
    const extent = new Extent(this.ceilings);
    const result = await plan.operation.run({ variables, context, rootValue, extent });
    context.objects = extent.objects;
    return result;
  }

  /** Kept for as long as its document is. */
  private planOf({ document, operation }: Operation): Plan {
    let plans = this.plans.get(document);
    if (!plans) this.plans.set(document, (plans = new Map()));
    const name = operation.name?.value ?? '';
    let plan = plans.get(name);
    if (!plan) {
      plan = {
        selection: selectionOf(this.schema, document),
        isSingleRead: isSingleRead(this.schema, operation),
        isPublic: isPublic(this.schema, document, operation),
        operation: new OperationPlan(this.schema, document, operation),
      };
      plans.set(name, plan);
    }
    return plan;
  }

  /** What failed as a whole. Where commands were done before, it does not say that they may be given again. */
  private unanswered(cause: unknown, asked: Operation, { commits }: HubContext): ExecutionResult {
    const told = masking(cause, this.report);
    if (commits === 0) return { errors: [told] };
    const isAll = commits === this.commandsIn(asked);
    if (!isTransient(cause))
      return { errors: [HubError.afterCommands(told, isAll ? 'DONE' : 'UNKNOWN')] };
    return { errors: [isAll ? HubError.unanswered() : HubError.unsettled()] };
  }

  /** How many it gives, once each field that it names for these variables is counted. */
  private commandsIn(asked: Operation): number {
    const variables = this.coerced(asked);
    if (Array.isArray(variables)) return 0;
    const names = this.planOf(asked).operation.rootFields(variables);
    return names.filter((name) => !name.startsWith('__')).length;
  }

  private presented(
    result: ExecutionResult,
    asked: Operation,
    context: HubContext,
  ): ExecutionResult {
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
}

/** @throws FORBIDDEN where strangers may not look into the schema */
function refuseIntrospection(document: DocumentNode, viewer: Viewer, { isOpen }: Limits): void {
  if (isOpen || viewer.isKnown) return;
  visit(document, {
    Field({ name }) {
      if (!['__schema', '__type', '_service'].includes(name.value)) return;
      throw HubError.forbidden('Introspection needs a token here.');
    },
  });
}
