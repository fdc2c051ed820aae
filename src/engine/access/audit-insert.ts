/**
 * Rows of the audit as they are written. They hold no personal value.
 * Invariant: a command's row is written in the command's own transaction, and so never tells of what was not done.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../id.ts';
import type { Entry } from './audit-entry.ts';

export const COLUMNS = 'id, kind, what, account_id, role, object_id, path, code, count';

/** In the order of the columns. @param count how often it happened */
export function valuesOf(entry: Entry, count: number): unknown[] {
  const { kind, what, viewer, role, objectId, path, code } = entry;
  return [
    entry.id ?? newId('audit'),
    kind,
    what,
    viewer.accountId,
    role ?? viewer.grants[0]?.role ?? null,
    objectId ?? null,
    path ?? null,
    code ?? null,
    count,
  ];
}

/** In the command's own transaction: kept if it commits, gone if it does not. */
export async function auditCommand(em: EntityManager, entry: Entry): Promise<void> {
  await em.execute(
    `/* access.auditCommand */ insert into audit (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    valuesOf(entry, 1),
  );
}
