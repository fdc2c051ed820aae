/** What the front page says of the hub and of who opened it. */
import type { IncomingMessage } from 'node:http';
import { NOBODY } from '../engine/access/session.ts';
import { openReads } from '../engine/execution/open-reads.ts';
import type { Role } from '../engine/access/roles.ts';
import type { Services } from '../engine/execution/services.ts';
import type { Origins } from '../engine/http/origins.ts';
import { sessionBehind } from '../engine/http/request-session.ts';

export interface FrontState {
  version: string;
  /** Why requests cannot be answered now; undefined: they can. */
  fault: string | undefined;
  /** As the database has it; undefined where it cannot be read. */
  data: { asOf: Date; isDemo: boolean } | undefined;
  /** Who is signed in; undefined: nobody is. */
  viewer: { name: string; roles: readonly Role[] } | undefined;
}

interface Parts {
  services: Services;
  origins: Origins;
  faultNow: () => Promise<string | undefined>;
}

/** Of whoever opens it, taken together: it waits behind those who are known. */
const CALLER = { key: 'front page', isStranger: true };

const FACTS = {
  name: 'web.front',
  text: `select now() as "asOf", exists (select from hub_fact where name = 'demo') as "isDemo"`,
  isPrepared: true,
};

export async function frontState(
  request: IncomingMessage,
  { services, origins, faultNow }: Parts,
): Promise<FrontState> {
  const { authenticator, about } = services;
  const { version } = about;
  const fault = await faultNow();
  if (fault !== undefined) return { version, fault, data: undefined, viewer: undefined };
  const { viewer } = await sessionBehind(request, { authenticator, origins });
  const roles = viewer.grants.map(({ role }) => role);
  return {
    version,
    fault,
    data: await factsOf(services),
    viewer: viewer.isKnown ? { name: viewer.name, roles: [...new Set(roles)] } : undefined,
  };
}

async function factsOf(services: Services): Promise<FrontState['data']> {
  const reads = openReads(services, NOBODY.viewer, { caller: CALLER, isDelivery: false });
  try {
    const [facts] = await reads.query<{ asOf: Date; isDemo: boolean }>(FACTS);
    return facts;
  } finally {
    await reads.close();
  }
}
