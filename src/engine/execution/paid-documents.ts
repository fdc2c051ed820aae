/** Texts to documents for callers who pay: the known ones are free, what is wrong is charged. */
import type { DocumentNode, GraphQLError } from 'graphql';
import { type Session, callerOf } from '../access/session.ts';
import type { Budget } from './budget.ts';
import type { Documents } from './documents.ts';
import type { OperationTurns } from './operation-turns.ts';
import { COST_OF_REFUSAL } from './refusal-cost.ts';

export class PaidDocuments {
  private readonly documents: Documents;
  private readonly turns: OperationTurns;
  private readonly budget: Budget;

  constructor(documents: Documents, turns: OperationTurns, budget: Budget) {
    this.documents = documents;
    this.turns = turns;
    this.budget = budget;
  }

  /**
   * The document of a text, or what is wrong with it, which is paid for too.
   * @throws TOO_COMPLEX, RATE_LIMITED, UNAVAILABLE
   */
  async read(text: string, session: Session): Promise<DocumentNode | GraphQLError[]> {
    const known = this.documents.find(text);
    if (known) return known;
    this.budget.refuseSpent(callerOf(session));
    return this.turns.read(session, () => this.readAnew(text, callerOf(session)));
  }

  private readAnew(text: string, who: string): DocumentNode | GraphQLError[] {
    let isGood = false;
    try {
      const document = this.documents.read(text);
      isGood = !Array.isArray(document);
      return document;
    } finally {
      if (!isGood) this.budget.charge(who, COST_OF_REFUSAL + Math.ceil(text.length / 100));
    }
  }
}
