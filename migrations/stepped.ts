/**
 * A migration of a table that may be large: in steps, each committed by itself. One that is killed is taken up again by the
 * next start, which goes along all steps anew; so each must be one that can be repeated, and is over at once where it was done.
 */
import { Migration } from '@mikro-orm/migrations';

export type Step =
  /** `create or replace`, `if not exists`: what leaves the same, however often it is run. */
  | { kind: 'statement'; sql: string }
  /** Built beside those who write; what a killed one has left, which PostgreSQL calls invalid, is dropped first. */
  | { kind: 'index'; name: string; on: string; isUnique?: boolean }
  /**
   * Rows by the few thousand, run until it changes none: its condition must leave out what it has changed, as
   * `update need set x = f(y) where id in (select id from need where x is null limit 5000)`.
   */
  | { kind: 'batches'; what: string; sql: string };

export abstract class SteppedMigration extends Migration {
  abstract readonly steps: readonly Step[];

  override isTransactional(): boolean {
    return false;
  }

  /** It is `database/migration-run` that knows how to go along steps. */
  override up(): void {
    throw new Error('this migration is run in steps');
  }
}
