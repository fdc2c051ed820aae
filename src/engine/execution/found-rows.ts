/**
 * The rows that one field found, gathered by their type, to be opened together.
 * Invariant: rows and sources of a batch stand at the same places.
 */
import type { GraphQLObjectType } from 'graphql';
import type { FieldPlan } from './plan.ts';
import type { Batch, Place, Progress } from './use.ts';

export class FoundRows {
  private readonly plan: FieldPlan;
  /** By type; most fields have rows of one. */
  private below: Map<GraphQLObjectType, Batch> | undefined;
  private latest: Batch | undefined;

  constructor(plan: FieldPlan) {
    this.plan = plan;
  }

  /** A row of the type at this place of the answer. @throws what a condition's value is refused with */
  enter(
    type: GraphQLObjectType,
    source: unknown,
    holder: Place['holder'],
    key: string | number,
  ): void {
    const batch = this.batchOf(type);
    const row = new batch.selection.Row();
    holder[key] = row;
    batch.sources.push(source);
    batch.rows.push(row);
  }

  private batchOf(type: GraphQLObjectType): Batch {
    if (this.latest?.selection.type === type) return this.latest;
    let batch = this.below?.get(type);
    if (!batch) {
      batch = { selection: this.plan.selectionOf(type), sources: [], rows: [] };
      if (this.latest) {
        this.below ??= new Map([[this.latest.selection.type, this.latest]]);
        this.below.set(type, batch);
      }
    }
    this.latest = batch;
    return batch;
  }

  /** Each type's rows, one type after another. */
  openIn(run: Progress): void {
    if (this.below) for (const batch of this.below.values()) run.open(batch);
    else if (this.latest) run.open(this.latest);
  }
}
