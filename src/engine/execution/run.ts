/**
 * One execution of a plan, breadth first: a field is resolved for all rows of its selection, what it promised is awaited
 * once, and the rows that it found are opened together; so every loader gets its keys in one tick.
 * Invariants: every promise that a resolver gives is held here, also when the run has ended early; nothing is located
 * and no null rises before all is settled; root fields of a mutation run one after another, and none behind one that
 * took the whole answer away.
 */
import { type ExecutionResult, type GraphQLError, OperationTypeNode } from 'graphql';
import { assertThat } from '../../invariant.ts';
import { Failure } from './failure.ts';
import { FieldUse } from './field-use.ts';
import { locateField, locateIn } from './locate.ts';
import type { FieldPlan, SelectionPlan } from './plan.ts';
import type { AnswerRow } from './row.ts';
import type { Batch, Progress, Use, Waiting } from './use.ts';
import { held, isPromise, missing, propertyOf } from './value.ts';

/** Rows whose fields are not all resolved in one go. */
const MANY = 500;

export class Run implements Progress {
  readonly use: Use;
  private hasFailed = false;
  /** Fields that wait for what they were promised. */
  private waiting = 0;
  private isOver = false;
  private fault: unknown;
  private idle: PromiseWithResolvers<void> | undefined;

  constructor(use: Use) {
    this.use = use;
  }

  /** @throws what the extent's ceilings say */
  async answer(selection: SelectionPlan): Promise<ExecutionResult> {
    const root = new selection.Row();
    const batch = { selection, sources: [this.use.rootValue], rows: [root] };
    if (this.use.operation.operation === OperationTypeNode.MUTATION) {
      return this.answerSerially(batch, root);
    }
    await this.untilSettled(() => this.open(batch));
    assertThat(this.waiting === 0, 'nothing is located before all is settled');
    if (!this.hasFailed) return { data: root };
    const errors: GraphQLError[] = [];
    const risen = locateIn(selection, root, [], errors);
    return risen ? { errors: [...errors, risen], data: null } : { errors, data: root };
  }

  private async answerSerially(batch: Batch, root: AnswerRow): Promise<ExecutionResult> {
    const errors: GraphQLError[] = [];
    const later = this.fill(batch);
    for (const field of batch.selection.fields) {
      const { sources, rows } = later.get(field) ?? { sources: [], rows: [] };
      await this.untilSettled(() => new FieldUse(this, field).over(sources, rows));
      const risen = this.hasFailed ? locateField(field, root, [], errors) : undefined;
      if (risen) return { errors: [...errors, risen], data: null };
    }
    return errors.length > 0 ? { errors, data: root } : { data: root };
  }

  /** Resolves every field of the rows, each as far as it goes without waiting. */
  open(batch: Batch): void {
    const later = [...this.fill(batch)];
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
    this.waiting += 1;
    setImmediate(() => this.step(() => this.spread(others)));
  }

  /** Calls on when all have come; a run that has ended meanwhile goes no further. */
  settle(waiting: readonly Waiting[], goOn: () => void): void {
    this.waiting += 1;
    let left = waiting.length;
    const come = () => {
      left -= 1;
      if (left === 0) this.step(goOn);
    };
    for (const one of waiting) {
      const take = (value: unknown, isRefused: boolean) => {
        one.value = value;
        one.isRefused = isRefused;
        come();
      };
      held(one.promise).then(
        (value) => take(value, false),
        (error: unknown) => take(error, true),
      );
    }
  }

  /** Marks what cannot be answered. */
  failure(cause: unknown): Failure {
    this.hasFailed = true;
    return new Failure(cause);
  }

  private async untilSettled(begin: () => void): Promise<void> {
    this.idle = undefined;
    this.waiting += 1;
    this.step(begin);
    if (this.isOver) throw this.fault;
    if (this.waiting === 0) return;
    this.idle = Promise.withResolvers<void>();
    await this.idle.promise;
  }

  private step(go: () => void): void {
    try {
      if (!this.isOver) go();
    } catch (error) {
      this.isOver = true;
      this.fault = error;
      this.idle?.reject(error);
    }
    assertThat(this.waiting > 0, 'what comes was waited for');
    this.waiting -= 1;
    if (this.waiting === 0) this.idle?.resolve();
  }

  /** Copies what is there, in the order of the answer; gives back what has still to be resolved, and for which rows. */
  private fill({ selection, sources, rows }: Batch): Later {
    const later: Later = new Map();
    for (const field of selection.fields) {
      if (!field.copy) later.set(field, { sources, rows });
    }
    const { extent } = this.use;
    extent.objects += rows.length;
    extent.check();
    for (let i = 0; i < rows.length; i += 1) {
      const [source, row] = [sources[i], rows[i] as AnswerRow];
      for (const field of selection.fields) {
        row[field.key] = field.copy ? this.copy(field, source, row, later) : null;
      }
    }
    extent.characters += selection.size * rows.length;
    extent.check();
    return later;
  }

  private copy(field: FieldPlan, source: unknown, row: AnswerRow, later: Later): unknown {
    const value = propertyOf(source, field.field.name);
    if (value === undefined || value === null) {
      return field.shape.isRequired ? this.failure(missing(field)) : null;
    }
    if (typeof value === 'function' || isPromise(value) || value instanceof Error) {
      const known = later.get(field) ?? { sources: [], rows: [] };
      known.sources.push(source);
      known.rows.push(row);
      later.set(field, known);
      return null;
    }
    try {
      const made = field.copy?.(value);
      if (typeof made === 'string') this.use.extent.characters += made.length;
      return made;
    } catch (error) {
      return this.failure(error);
    }
  }
}

type Later = Map<FieldPlan, { sources: unknown[]; rows: AnswerRow[] }>;
