/**
 * Executes operations, each by its plan; plans are kept in a bounded cache.
 * Invariants: variables are judged by graphql-js before anything runs; a snapshot that failed is never
 * answered in part; the context is closed when the answer stands.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getVariableValues,
  visit,
} from 'graphql';
import type { Selection } from '../database/tables.ts';
import { HubError } from '../errors.ts';
import { OperationPlan } from '../execution/operation-plan.ts';
import type { Ceilings } from '../execution/use.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Budget } from './budget.ts';
import type { HubContext } from './context.ts';
import { type Report, masking, presentable, variableError } from './errors.ts';
import { judge } from './limits.ts';
import { isSingleRead, selectionOf } from './selection.ts';

/** A plan is memory that a stranger made us keep: about 100 kB for a large one. */
const MOST_KEPT = 500;

/** What is larger is planned each time. */
export const LARGEST_KEPT_DOCUMENT = 20_000;
/** Filters nest; deeper than this nobody means. */
const DEEPEST_VARIABLE = 30;
/** A statement can bind 65,535. */
const BROADEST_VARIABLES = 10_000;

export interface Operation {
  /** Stands for the document's text. */
  key: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  rootValue?: unknown;
}

/** What is known of an operation once it has been seen. */
interface Plan {
  selection: Selection;
  isSingleRead: boolean;
  operation: OperationPlan;
}

export interface Limits {
  budget: Budget;
  /** Whether strangers may ask what the schema holds. */
  isOpen: boolean;
}

/** What an answer may grow to. */
const CEILINGS: Ceilings = {
  objects: 200_000,
  characters: 16_000_000,
  exceeded: (what) =>
    HubError.tooComplex(`The answer holds more than ${CEILINGS[what]} ${what}. Ask for less.`),
};

type Coerced = Record<string, unknown> | GraphQLError[];

type Paid = Pick<ExecutionResult, 'errors' | 'extensions'>;

export class Executor {
  readonly schema: GraphQLSchema;
  private readonly report: Report;
  private readonly limits: Limits;
  private readonly plans = new Map<string, Plan>();
  /** By the variables as they came: one operation's, and those of a subscription's events. */
  private readonly known = new WeakMap<object, Coerced>();

  constructor(schema: GraphQLSchema, report: Report, limits: Limits) {
    this.schema = schema;
    this.report = report;
    this.limits = limits;
  }

  /** Whether strangers may ask what the schema holds. */
  get isOpen(): boolean {
    return this.limits.isOpen;
  }

  /** Never throws; closes the context. */
  async run(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const result = await this.runWithin(asked, context);
    void context.close();
    return result;
  }

  /** Never throws; closes the context. What the document asks for is judged and paid first. */
  async runPaid(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const paid = this.pay(asked, context);
    if (paid.errors) {
      void context.close();
      return paid;
    }
    return { ...(await this.run(asked, context)), ...paid };
  }

  /** What it costs, as the answer tells it, or why it is not run. Nothing has been sent to the database by then. */
  pay(asked: Operation, { session, viewer }: HubContext): Paid {
    const { document, operation } = asked;
    // As their types have them: a page size can be a variable's default.
    const variables = this.coerced(asked);
    if (Array.isArray(variables)) return { errors: variables };
    try {
      refuseIntrospection(document, viewer, this.limits);
      const cost = judge({ schema: this.schema, document, operation, variables });
      const left = this.limits.budget.spend(session.hash ?? `from ${session.address}`, cost);
      return { extensions: { cost: { requested: cost, ...(left !== null && { left }) } } };
    } catch (error) {
      return { errors: [masking(error, this.report)] };
    }
  }

  /** Never throws; the context stays open for others who read the same moment. */
  async runWithin(asked: Operation, context: HubContext): Promise<ExecutionResult> {
    const variables = this.coerced(asked);
    if (Array.isArray(variables)) return { errors: variables };
    try {
      const result = this.presented(await this.answer(asked, variables, context), context);
      await context.tellReads();
      return result;
    } catch (error) {
      return { errors: [masking(error, this.report)] };
    }
  }

  /** The answer to what failed inside; its cause goes to the log. */
  failed(error: unknown): ExecutionResult {
    return { errors: [masking(error, this.report)] };
  }

  /** The variables as their types have them, or what is wrong with them. Asked several times, found once. */
  coerced(asked: Operation): Coerced {
    let found = this.known.get(asked.variables);
    if (!found) this.known.set(asked.variables, (found = this.coerce(asked)));
    return found;
  }

  private coerce({ operation, variables }: Operation): Coerced {
    const definitions = operation.variableDefinitions ?? [];
    if (definitions.length === 0) return {};
    if (isDeeper(variables, DEEPEST_VARIABLE)) {
      const [name = ''] = Object.keys(variables);
      return [HubError.badInput(name, `Variables nest deeper than ${DEEPEST_VARIABLE}.`)];
    }
    if (sizeOf(variables) > BROADEST_VARIABLES) {
      const [name = ''] = Object.keys(variables);
      return [HubError.badInput(name, `Variables hold more than ${BROADEST_VARIABLES} values.`)];
    }
    const options = { maxErrors: 10 };
    const { errors, coerced } = getVariableValues(this.schema, definitions, variables, options);
    return errors ? errors.map((one) => variableError(one, this.isOpen)) : coerced;
  }

  private answer(
    asked: Operation,
    variables: Record<string, unknown>,
    context: HubContext,
  ): Promise<ExecutionResult> {
    const plan = this.planOf(asked);
    context.select(plan.selection, plan.isSingleRead);
    const { rootValue } = asked;
    return plan.operation.run({ variables, context, rootValue, ceilings: CEILINGS });
  }

  private planOf({ key, document, operation }: Operation): Plan {
    const place = `${operation.name?.value ?? ''}\n${key}`;
    const known = this.plans.get(place);
    // The least recently used goes first: a Map keeps the order in which its keys came.
    this.plans.delete(place);
    const plan = known ?? {
      selection: selectionOf(this.schema, document),
      isSingleRead: isSingleRead(this.schema, operation),
      operation: new OperationPlan(this.schema, document, operation),
    };
    if ((document.loc?.end ?? 0) > LARGEST_KEPT_DOCUMENT) return plan;
    this.plans.set(place, plan);
    if (this.plans.size > MOST_KEPT) {
      const [oldest] = this.plans.keys();
      if (oldest !== undefined) this.plans.delete(oldest);
    }
    return plan;
  }

  private presented(result: ExecutionResult, context: HubContext): ExecutionResult {
    const { failure } = context.reads;
    if (failure !== undefined) return { errors: [masking(failure, this.report)] };
    if (!result.errors) return result;
    return { ...result, errors: result.errors.map((one) => presentable(one, this.report)) };
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

/** Values at all levels; counted no further than matters. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 0;
  for (const one of Object.values(value)) {
    size += sizeOf(one);
    if (size > BROADEST_VARIABLES) break;
  }
  return size;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}
