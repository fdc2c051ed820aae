/** Which wall is dead: told from its token alone. */
import type { ScreenLinkState } from './screen-link.enums.ts';

/** A wall that follows a feed is noted once a minute, one that asks every few minutes whenever it does. */
export const SILENT_AFTER_MS = 5 * 60_000;

/** What the table of tokens knows of a wall. */
export interface WallToken {
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export function stateOf(
  exchangedAt: Date | null,
  { expiresAt, revokedAt, lastUsedAt }: WallToken,
  now: Date,
): ScreenLinkState {
  if (revokedAt !== null) return 'REVOKED';
  if (expiresAt <= now) return 'EXPIRED';
  if (exchangedAt === null) return 'WAITING';
  const last = lastUsedAt ?? exchangedAt;
  return now.getTime() - last.getTime() > SILENT_AFTER_MS ? 'SILENT' : 'ALIVE';
}
