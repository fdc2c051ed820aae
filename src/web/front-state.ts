/** What the front page says of the hub and of who opened it. */
import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../engine/access/authenticator.ts';
import { NOBODY } from '../engine/access/session.ts';
import { Spending } from '../engine/database/spending.ts';
import type { Reader } from '../engine/database/reader.ts';
import type { Origins } from '../engine/http/origins.ts';
import { sessionBehind } from '../engine/http/request-session.ts';

export interface FrontState {
  version: string;
  /** Why requests cannot be answered now; undefined: they can. */
  fault: string | undefined;
  /** As the database has it; undefined where it cannot be read. */
  data: { asOf: Date; isDemo: boolean } | undefined;
  /** Who is signed in; undefined: nobody is. */
  viewer: { name: string; roles: readonly string[] } | undefined;
}

interface Parts {
  version: string;
  faultNow: () => Promise<string | undefined>;
  reader: Reader;
  authenticator: Authenticator;
  origins: Origins;
  now: () => Date;
}

const FACTS = {
  name: 'web.front',
  text: `select now() as "asOf", exists (select from hub_fact where name = 'demo') as "isDemo"`,
  isPrepared: true,
};

export async function frontState(request: IncomingMessage, parts: Parts): Promise<FrontState> {
  const { version } = parts;
  const fault = await parts.faultNow();
  if (fault !== undefined) return { version, fault, data: undefined, viewer: undefined };
  const { viewer } = await sessionBehind(request, parts);
  const roles = viewer.grants.map(({ role }) => role);
  return {
    version,
    fault,
    data: await factsOf(parts),
    viewer: viewer.isKnown ? { name: viewer.name, roles: [...new Set(roles)] } : undefined,
  };
}

async function factsOf({ reader, now }: Parts): Promise<FrontState['data']> {
  const reads = reader.open({
    scope: NOBODY.viewer.scope(now()),
    caller: { key: 'front page', isStranger: true },
    spending: new Spending(),
  });
  try {
    const [facts] = await reads.query<{ asOf: Date; isDemo: boolean }>(FACTS);
    return facts;
  } finally {
    await reads.close();
  }
}
