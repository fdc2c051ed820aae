/**
 * Rows that a command reads to change them. Invariant: what is locked or held is read anew under its lock, so that no
 * command computes with what another is changing.
 */
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { HubError } from '../../errors.ts';

export type Kind<T> = new () => T;

export class CommandRows {
  private readonly em: EntityManager;
  private readonly locked = new Set<string>();

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** The row as it is now, locked until the command ends. @throws NOT_FOUND */
  async lock<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    if (this.locked.has(id)) return this.find(kind, id, argument);
    const found = await this.findFresh(kind, id, LockMode.PESSIMISTIC_WRITE);
    this.locked.add(id);
    return present(found, kind, id, argument);
  }

  /** The row as it is now, kept from being changed until the command ends. @throws NOT_FOUND */
  async hold<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    return present(await this.findFresh(kind, id, LockMode.PESSIMISTIC_READ), kind, id, argument);
  }

  /** The row, unlocked. @throws NOT_FOUND */
  async find<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    const found = await this.em.findOne(kind, { id });
    return present(found as T | null, kind, id, argument);
  }

  private async findFresh<T extends { id: string }>(
    kind: Kind<T>,
    id: string,
    lockMode: LockMode.PESSIMISTIC_READ | LockMode.PESSIMISTIC_WRITE,
  ): Promise<T | null> {
    const found = await this.em.findOne(
      kind,
      { id },
      {
        lockMode,
        refresh: true,
      },
    );
    return found as T | null;
  }
}

function present<T>(found: T | null, kind: Kind<T>, id: string, argument: string): T {
  if (found) return found;
  const noun = kind.name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  throw HubError.notFound(noun, id, argument);
}
