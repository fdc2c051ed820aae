/**
 * One execution of a plan, breadth first: a field is resolved for all rows of its selection, what it promised is awaited
 * once, and the rows that it found are opened together; so every loader gets its keys in one tick.
 * Invariants: nothing is located and no null rises before all is settled (`settling`); root fields of a mutation run one
 * after another, and none behind one that took the whole answer away.
 */
import { type ExecutionResult, type GraphQLError, OperationTypeNode } from 'graphql';
import { assertThat } from '../../invariant.ts';
import { type Failure, Failures } from './failure.ts';
import { FieldUse } from './field-use.ts';
import { locateField, locateIn } from './locate.ts';
import type { FieldPlan, SelectionPlan } from './plan.ts';
import { RowFilling } from './row-filling.ts';
import type { AnswerRow } from './row.ts';
import { Settling } from './settling.ts';
import type { Batch, Progress, Use, Waiting } from './use.ts';

/** Rows whose fields are not all resolved in one go. */
const MANY = 500;

export class Run implements Progress {
  readonly use: Use;
  private readonly failures = new Failures();
  private readonly filling: RowFilling;
  private readonly settling = new Settling();

  constructor(use: Use) {
    this.use = use;
    this.filling = new RowFilling(use.extent, this.failures);
  }

  /** @throws what the extent's ceilings say */
  async answer(selection: SelectionPlan): Promise<ExecutionResult> {
    const root = new selection.Row();
    const batch = { selection, sources: [this.use.rootValue], rows: [root] };
    if (this.use.operation.operation === OperationTypeNode.MUTATION) {
      return this.answerSerially(batch, root);
    }
    await this.settling.until(() => this.open(batch));
    assertThat(this.settling.isDone, 'nothing is located before all is settled');
    if (!this.failures.isAny) return { data: root };
    const errors: GraphQLError[] = [];
    const risen = locateIn(selection, root, [], errors);
    return risen ? { errors: [...errors, risen], data: null } : { errors, data: root };
  }

  private async answerSerially(batch: Batch, root: AnswerRow): Promise<ExecutionResult> {
    const errors: GraphQLError[] = [];
    const later = this.filling.fill(batch);
    for (const field of batch.selection.fields) {
      const { sources, rows } = later.get(field) ?? { sources: [], rows: [] };
      await this.settling.until(() => new FieldUse(this, field).over(sources, rows));
      const risen = this.failures.isAny ? locateField(field, root, [], errors) : undefined;
      if (risen) return { errors: [...errors, risen], data: null };
    }
    return errors.length > 0 ? { errors, data: root } : { data: root };
  }

  /** Resolves every field of the rows, each as far as it goes without waiting. */
  open(batch: Batch): void {
    const later = [...this.filling.fill(batch)];
    assertThat(batch.rows.length === batch.sources.length, 'each row has a source');
    if (batch.rows.length > MANY) this.spread(later);
    else
      for (const [field, { sources, rows }] of later) new FieldUse(this, field).over(sources, rows);
  }

  /** A field at a time, and others of the process between them. */
  private spread([first, ...others]: [FieldPlan, Pick<Batch, 'sources' | 'rows'>][]): void {
    if (!first) return;
    const [field, { sources, rows }] = first;
    new FieldUse(this, field).over(sources, rows);
    if (others.length === 0) return;
    this.settling.later(() => this.spread(others));
  }

  /** As `Settling` does. */
  settle(waiting: readonly Waiting[], goOn: () => void): void {
    this.settling.settle(waiting, goOn);
  }

  /** Marks what cannot be answered. */
  failure(cause: unknown): Failure {
    return this.failures.mark(cause);
  }
}
