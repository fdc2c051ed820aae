/**
 * Tokens that were made for the office's own pages, and where they count.
 * Invariant: in a sandbox no other token is answered, and outside of one none of these: neither is of use where the other belongs.
 */
import type { Session } from '../access/session.ts';
import { HubError } from '../../errors.ts';
import type { Side } from './origins.ts';

/** Why the session has nothing to ask from there; undefined: it has. */
export function misplacedRefusal({ isForPage = false }: Session, side: Side): HubError | undefined {
  if (isForPage === (side === 'SANDBOX')) return undefined;
  return HubError.forbidden(
    isForPage
      ? 'This token was made for a page of the office’s own: it counts there (/pages/), and nowhere else.'
      : 'A page of the office’s own asks with the token that was made for it: `createScreenLink` with its `page`.',
  );
}
