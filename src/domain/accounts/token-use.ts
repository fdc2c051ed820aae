/** When tokens were last used. */
import type { EntityManager } from '@mikro-orm/postgresql';

/** Tokens that were just used; of two processes that tell it the later wins. */
export async function noteUse(em: EntityManager, hashes: string[], now: Date): Promise<void> {
  await em.execute('/* access.noteUse */ update token set last_used_at = ? where hash in (?)', [
    now,
    hashes,
  ]);
}
