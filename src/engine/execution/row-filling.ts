/**
 * Rows of the answer, filled with what their sources hold already: most fields are properties that are copied.
 * Invariant: every name of a row is there, in the order of the answer, before any of its fields is resolved.
 */
import type { Extent } from './extent.ts';
import type { Failures } from './failure.ts';
import type { FieldPlan } from './plan.ts';
import type { AnswerRow } from './row.ts';
import type { Batch } from './use.ts';
import { isPromise, missing, propertyOf } from './value.ts';

/** What has still to be resolved, and for which rows. */
type Later = Map<FieldPlan, { sources: unknown[]; rows: AnswerRow[] }>;

export class RowFilling {
  private readonly extent: Extent;
  private readonly failures: Failures;

  constructor(extent: Extent, failures: Failures) {
    this.extent = extent;
    this.failures = failures;
  }

  /** Copies what is there, in the order of the answer; gives back what is left. @throws what the extent's ceilings say */
  fill({ selection, sources, rows }: Batch): Later {
    const later: Later = new Map();
    for (const field of selection.fields) {
      if (!field.copy) later.set(field, { sources, rows });
    }
    const { extent } = this;
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
      return field.shape.isRequired ? this.failures.mark(missing(field)) : null;
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
      if (typeof made === 'string') this.extent.characters += made.length;
      return made;
    } catch (error) {
      return this.failures.mark(error);
    }
  }
}
