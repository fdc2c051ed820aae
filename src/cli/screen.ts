/** `gridhub screen link|list|revoke`: walls. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { readConfig } from '../config.ts';
import {
  type MadeLink,
  MOST_LINK_DAYS,
  isPageName,
  makeScreenLink,
} from '../domain/accounts/screen-link-making.ts';
import { endScreenLink } from '../domain/accounts/screen-link-ending.ts';
import { ScreenLink } from '../domain/accounts/screen-link.entity.ts';
import { type WallToken, stateOf } from '../domain/accounts/screen-link.rules.ts';
import { localUrl, urlAt } from '../engine/http/own-address.ts';
import { StartError } from '../errors.ts';
import { placeWithCode } from './grant.ts';
import { readWords, required, withOffice } from './office.ts';

const USAGE = `gridhub screen link --scope CODE [--label TEXT] [--days N] [--page FILE]
gridhub screen list
gridhub screen revoke SCREEN_LINK_ID`;

const LABEL = 80;

export async function screenCommand([what, ...words]: string[]): Promise<void> {
  if (what === 'link') return link(words);
  if (what === 'list') return list();
  if (what === 'revoke') return revoke(words);
  throw new StartError(USAGE);
}

async function link(words: string[]): Promise<void> {
  const { values } = readWords(words, ['scope', 'label', 'days', 'page']);
  const days = Number(values['days'] ?? MOST_LINK_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MOST_LINK_DAYS) {
    throw new StartError(`--days is a whole number from 1 to ${MOST_LINK_DAYS}.`);
  }
  const { page = null, label = 'command line' } = values;
  if (page !== null && !isPageName(page)) {
    throw new StartError('--page is the name of a file under /pages/, like wall.html.');
  }
  if (label.length > LABEL) throw new StartError(`--label has ${LABEL} characters at the most.`);
  const code = required(values, 'scope');
  const made = await withOffice('createScreenLink', async (em) =>
    makeScreenLink(em, {
      place: await placeWithCode(em, code),
      ...{ label, days, page },
      now: new Date(),
    }),
  );
  tell(made, days);
}

/** The address first, by itself, for a programme that reads it. */
function tell({ address, id }: MadeLink, days: number): void {
  const { host, port } = readConfig();
  console.log(`${localUrl(urlAt(host, port))}${address}`);
  console.log(
    `Opened once, on the wall; told here alone. ${id}, good for ${days} days. On another machine put the hub's name there in front.`,
  );
}

async function list(): Promise<void> {
  const rows = await withOffice('listScreenLinks', (em) =>
    em.execute<
      (WallToken & { id: string; label: string; place: string; exchangedAt: Date | null })[]
    >(
      `select l.id, l.label, p.name as place, l.exchanged_at as "exchangedAt", t.expires_at as "expiresAt",
         t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt"
       from screen_link l join place p on p.id = l.place_id join token t on t.id = l.token_id order by l.id`,
    ),
  );
  const now = new Date();
  for (const { id, label, place, exchangedAt, ...token } of rows) {
    const heard = token.lastUsedAt ? `heard ${token.lastUsedAt.toISOString()}` : 'never heard';
    const state = stateOf(exchangedAt, token, now);
    console.log(
      `${id}  ${state}  ${label}  ${place}  ${heard}  until ${token.expiresAt.toISOString()}`,
    );
  }
}

async function revoke([id]: string[]): Promise<void> {
  if (!id) throw new StartError(USAGE);
  await withOffice('revokeScreenLink', async (em) =>
    endScreenLink(em, await linkOf(em, id), new Date()),
  );
  console.log(`${id} is revoked.`);
}

async function linkOf(em: EntityManager, id: string): Promise<ScreenLink> {
  const found = await em.findOne(ScreenLink, { id });
  if (found) return found;
  throw new StartError(`There is no screen link ${id}: \`gridhub screen list\` tells them.`);
}
