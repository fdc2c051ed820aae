/**
 * One moment of the database as one document reads it: its columns are those that the document selects.
 * Invariant: after a failed statement it answers nothing more.
 */
import type { Spending } from './spending.ts';
import type { EntityClass } from './entity-hints.ts';
import type { Selection } from './selection.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';
import { Transaction } from './transaction.ts';
import type { Statement } from './statement.ts';
import type { Sight } from './scope.ts';

/** How it sees, and when. */
interface Eyes {
  sight: Sight;
  asOf: Date;
}

/** A transaction as one document reads in it: its columns are those that the document selects. */
export class Snapshot {
  readonly tables: Tables;
  /** What the operation asks for; unset: whole rows. */
  selection: Selection | undefined;
  readonly sight: Sight;
  /** The present, by the hub's clock: one for all that it reads, so that equal questions are equal statements. */
  readonly asOf: Date;
  private readonly transaction: Transaction;

  constructor(tables: Tables, transaction: Transaction, { sight, asOf }: Eyes) {
    this.tables = tables;
    this.transaction = transaction;
    this.sight = sight;
    this.asOf = asOf;
  }

  /** The same moment for another document. The transaction is one: its opener closes it. */
  fork(): Snapshot {
    return new Snapshot(this.tables, this.transaction, this);
  }

  /** The operation is known to send one statement: see `Transaction.isSingle`. */
  set isSingle(is: boolean) {
    this.transaction.isSingle = is;
  }

  /** What has been taken of the database so far. */
  get spending(): Spending {
    return this.transaction.spending;
  }

  /** The first failure: the operation that met it must not be answered in part. */
  get failure(): unknown {
    return this.transaction.failure;
  }

  /** @throws the database's error, which also ends the snapshot's use */
  query<R>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    return this.transaction.query(statement, values);
  }

  table(entity: EntityClass): Table {
    return this.tables.of(entity);
  }

  /** The columns to read of an entity's rows, for the alias t: those asked for, and those the caller uses. */
  columns(entity: EntityClass, ...used: string[]): string {
    return this.tables.of(entity).columns(this.selection, used, this.sight.screens);
  }

  /** A column for the alias t as the viewer sees it: free words that are not for it are null. */
  seen(entity: EntityClass, property: string): string {
    return this.tables.of(entity).seen(property, this.sight.screens);
  }

  /** Ends the transaction and gives the connection back; safe to call twice. */
  close(): Promise<void> {
    return this.transaction.close();
  }
}
