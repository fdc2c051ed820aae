/** Refusals that the audit keeps: those that say something of who may what. */
import type { Audit } from '../access/audit.ts';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../../errors.ts';

const REFUSALS: readonly string[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/** A command that was refused; of other errors nothing is told. */
export async function tellRefusal(
  audit: Audit,
  viewer: Viewer,
  command: string,
  error: unknown,
): Promise<void> {
  const { code } = (error instanceof HubError ? error.extensions : {}) as { code?: string };
  if (code === undefined || !REFUSALS.includes(code)) return;
  await audit.tell({ kind: 'REFUSED', what: command, code, viewer });
}
