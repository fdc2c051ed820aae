/**
 * The plan of an operation: one way from its first use to its last. Conditions (`@skip`, `@include`) that name variables
 * make variants of it, of which a few are kept.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Values } from './arguments.ts';
import type { SelectionPlan } from './plan.ts';
import type { Extent } from './extent.ts';
import { planRoot } from './root-plan.ts';
import { Run } from './run.ts';

/** A variant is as large as the plan; clients use two or three. */
const MOST_VARIANTS = 8;

export interface Given {
  /** Coerced. */
  variables: Values;
  context: unknown;
  rootValue?: unknown;
  extent: Extent;
}

export class OperationPlan {
  private readonly schema: GraphQLSchema;
  private readonly operation: OperationDefinitionNode;
  private readonly fragments: Record<string, FragmentDefinitionNode>;
  /** Variables that conditions name. */
  private readonly conditions: readonly string[];
  private readonly variants = new Map<string, SelectionPlan>();
  /** Where no condition names a variable there is one. */
  private whole: SelectionPlan | undefined;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.schema = schema;
    this.operation = operation;
    this.fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
    for (const one of document.definitions) {
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.fragments[one.name.value] = one;
    }
    this.conditions = conditionsIn(document);
  }

  /** @throws what the extent's ceilings say where the answer outgrows them */
  async run({ variables, context, rootValue, extent }: Given): Promise<ExecutionResult> {
    let selection: SelectionPlan;
    try {
      selection = this.variantFor(variables);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error], data: null };
      throw error;
    }
    const { schema, operation, fragments } = this;
    return new Run({
      ...{ schema, operation, fragments },
      ...{ variables, context, rootValue, extent },
    }).answer(selection);
  }

  /** Names of the fields that it runs for these variables. @throws GraphQLError where its conditions are wrong */
  rootFields(variables: Values): string[] {
    return this.variantFor(variables).fields.map(({ field }) => field.name);
  }

  private variantFor(variables: Values): SelectionPlan {
    if (this.conditions.length === 0) return (this.whole ??= this.planFor({}));
    const given = this.conditions.filter((name) => Object.hasOwn(variables, name));
    const conditions = Object.fromEntries(given.map((name) => [name, variables[name]]));
    const key = JSON.stringify(conditions);
    let variant = this.variants.get(key);
    if (!variant) {
      variant = this.planFor(conditions);
      const [oldest] = this.variants.keys();
      if (this.variants.size >= MOST_VARIANTS && oldest !== undefined) this.variants.delete(oldest);
      this.variants.set(key, variant);
    }
    return variant;
  }

  private planFor(conditions: Values): SelectionPlan {
    const { schema, operation, fragments } = this;
    return planRoot({ schema, operation, fragments, conditions });
  }
}

function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      if (directive.name.value !== 'skip' && directive.name.value !== 'include') return;
      visit(directive, { Variable: ({ name }) => void names.add(name.value) });
    },
  });
  return [...names];
}
