/**
 * One command in one transaction, its row in the audit with it.
 * Invariant: the audit tells the role that allowed the command, and what it names was changed or nothing was.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { auditCommand } from '../access/audit-insert.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Writer } from '../database/writer.ts';
import { newId } from '../../id.ts';
import type { Caller } from '../../held-places.ts';
import type { Settings } from './settings.ts';

/** What a command is given to work with. */
export interface Given {
  em: EntityManager;
  now: Date;
  command: string;
  viewer: Viewer;
  settings: Settings;
}

/** What a command made; where the audit is to name another object or place than its own, it says so. */
interface Audited {
  id?: string;
  path?: string | null;
  auditedId?: string;
  auditedPath?: string | null;
}

/** What `run` made, once it is committed. @throws what it throws, and what the writer does */
export async function commitCommand<T extends object>(
  writer: Writer,
  caller: Caller,
  { command, now, viewer, settings }: Omit<Given, 'em'>,
  run: (given: Given) => Promise<{ made: T; role: string }>,
): Promise<T> {
  const auditId = newId('audit');
  const act = { command, actor: viewer.name, role: viewer.grants[0]?.role ?? '', auditId };
  return writer.commit(
    act,
    async (em) => {
      const { made, role } = await run({ em, now, command, viewer, settings });
      const { id, path, auditedId, auditedPath } = made as Audited;
      const objectId = auditedId ?? id ?? null;
      const entry = { viewer, role, objectId, path: auditedPath ?? path ?? null };
      await auditCommand(em, { id: auditId, kind: 'COMMAND', what: command, ...entry });
      return made;
    },
    caller,
  );
}
