/** What is known of operations once they have been seen. Invariant: it hangs on schema and document, and lasts as long. */
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Selection } from '../database/selection.ts';
import { OperationPlan } from './operation-plan.ts';
import type { Operation } from './operation.ts';
import { isPublic } from './public-types.ts';
import { isSingleRead, selectionOf } from './selection.ts';

export interface Plan {
  selection: Selection;
  isSingleRead: boolean;
  /** It asks for nothing that is kept from strangers. */
  isPublic: boolean;
  operation: OperationPlan;
}

export class Plans {
  private readonly schema: GraphQLSchema;
  private readonly known = new WeakMap<DocumentNode, Map<string, Plan>>();

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  /** Kept for as long as its document is. */
  of({ document, operation }: Operation): Plan {
    let plans = this.known.get(document);
    if (!plans) this.known.set(document, (plans = new Map()));
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
}
