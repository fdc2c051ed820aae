/**
 * Whose an event stream is.
 * Invariant: a token in the address opens a stream only to a screen, on a page that is signed in besides.
 */
import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../access/authenticator.ts';
import type { Session } from '../access/session.ts';
import { HubError } from '../../errors.ts';
import { tokenInAddress, tokenIsInAddress } from '../http/credential.ts';

/**
 * Whose stream it is, or why it is none. An EventSource cannot send a header: on a page that is signed in by its cookie it
 * may name a screen's token in the address, which shows less than any other.
 */
export async function streamSession(
  { headers }: IncomingMessage,
  signedIn: Session,
  search: string,
  authenticator: Authenticator,
): Promise<Session | HubError> {
  const token = tokenInAddress(search);
  if (token === null) return signedIn;
  if (headers.authorization !== undefined || signedIn.hash === null) return tokenIsInAddress();
  try {
    const named = await authenticator.sessionOf(`Bearer ${token}`, signedIn.address);
    return named.viewer.isScreenAlone && !named.isForPage ? named : tokenIsInAddress();
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}
