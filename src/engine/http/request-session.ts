/**
 * Whose request it is, by the credential that it brings: for the API, which refuses a bad one, and for pages, which do not.
 * Invariant: a connection is known as its caller's from its first good token on.
 */
import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../access/authenticator.ts';
import { NOBODY, type Session, callerOf } from '../access/session.ts';
import { isTransient } from '../database/transient-error.ts';
import { HubError } from '../../errors.ts';
import type { Services } from '../execution/services.ts';
import { type Report, masking } from '../execution/errors.ts';
import type { Callers } from './caller.ts';
import type { Connections } from './connections.ts';
import { type CredentialRequest, credentialOf } from './credential.ts';
import type { Origins } from './origins.ts';
import { misplacedRefusal } from './page-token.ts';

interface Parts {
  services: Pick<Services, 'authenticator'>;
  origins: Origins;
  callers: Callers;
  connections: Connections;
  report: Report;
}

type FindCredential = (asked: CredentialRequest, origins: Origins) => string | undefined;

/** Whose request it is, or why it is refused. @param find which of what the request brings counts */
export async function sessionOf(
  request: IncomingMessage,
  { services, origins, callers, connections, report }: Parts,
  find: FindCredential = credentialOf,
): Promise<Session | HubError> {
  try {
    const credential = find(request, origins);
    const address = callers.networkOf(request);
    const session = await services.authenticator.sessionOf(credential, address);
    const misplaced = misplacedRefusal(session, origins.sideOf(request));
    if (misplaced) return misplaced;
    if (session.hash !== null) connections.know(request.socket, callerOf(session));
    return session;
  } catch (error) {
    if (error instanceof HubError) return error;
    if (!isTransient(error)) throw error;
    return masking(error, report);
  }
}

/** Whose page is asked for: the anonymous one's where the credential is no good. */
export async function sessionBehind(
  request: IncomingMessage,
  { authenticator, origins }: { authenticator: Authenticator; origins: Origins },
): Promise<Session> {
  try {
    return await authenticator.sessionOf(credentialOf(request, origins));
  } catch (error) {
    if (error instanceof HubError) return NOBODY;
    throw error;
  }
}
