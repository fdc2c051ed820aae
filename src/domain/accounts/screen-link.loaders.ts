/** What the tokens of walls tell. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import type { WallToken } from './screen-link.rules.ts';

export const SCREEN_LINK_LOADERS = {
  /** Null where the token is not seen. */
  wallToken: (reads: Snapshot) =>
    loadBy<string, WallToken | null>(
      async (ids) => {
        const rows = await reads.query<WallToken & { id: string }>(
          {
            name: 'screenLink.wallToken',
            text: `select t.id, t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt"
              from token t where t.id = any($1::text[])`,
            isPrepared: true,
          },
          [ids],
        );
        return new Map(rows.map((row) => [row.id, row]));
      },
      () => null,
    ),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof SCREEN_LINK_LOADERS> {}
}
