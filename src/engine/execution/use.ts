/** What one execution is given, and what its parts hand to each other. */
import type {
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Values } from './arguments.ts';
import type { Extent } from './extent.ts';
import type { Failure } from './failure.ts';
import type { SelectionPlan } from './plan.ts';
import type { AnswerRow } from './row.ts';
import type { Shape } from './shape.ts';

export interface Use {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Values;
  context: unknown;
  rootValue: unknown;
  extent: Extent;
}

/** Rows of one type that one field found: what they came from, and where they go. */
export interface Batch {
  selection: SelectionPlan;
  sources: unknown[];
  rows: AnswerRow[];
}

/** A place of the answer. */
export interface Place {
  shape: Shape;
  holder: Record<string | number, unknown>;
  key: string | number;
}

/** What a place waits for: its value; the type of its row; whether its row is one of the type. */
export interface Waiting extends Place {
  for: 'VALUE' | 'TYPE' | GraphQLObjectType;
  promise: PromiseLike<unknown>;
  row?: unknown;
  value?: unknown;
  isRefused?: boolean;
}

/** How one field's part of an execution goes on with the whole. */
export interface Progress {
  readonly use: Use;
  /** Resolves every field of the rows, each as far as it goes without waiting. */
  open(batch: Batch): void;
  /** Calls on when all have come; an execution that has ended meanwhile goes no further. */
  settle(waiting: readonly Waiting[], goOn: () => void): void;
  /** Marks what cannot be answered. */
  failure(cause: unknown): Failure;
}
