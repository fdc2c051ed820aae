/** `gridhub token create|list|revoke|demo`. */
import { TOKEN_DAYS, giveToken, takeToken } from '../domain/accounts/access.commands.ts';
import { readConfig } from '../config.ts';
import { defaultFolder } from '../engine/database/embedded-folder.ts';
import { DEMO_TOKEN_FILE, ROLES, demoTokenLines } from '../demo/demo-tokens.ts';
import { StartError } from '../errors.ts';
import { readSecrets } from '../secret-file.ts';
import { localUrl, urlAt } from '../engine/http/own-address.ts';
import { readWords, required, withOffice } from './office.ts';

const USAGE = `gridhub token create --account NAME [--label TEXT] [--days N]
gridhub token list
gridhub token revoke TOKEN_ID
gridhub token demo [ROLE]`;

export async function tokenCommand([what, ...words]: string[]): Promise<void> {
  if (what === 'create') return create(words);
  if (what === 'list') return list();
  if (what === 'revoke') return revoke(words);
  if (what === 'demo') return demo(words);
  throw new StartError(USAGE);
}

async function create(words: string[]): Promise<void> {
  const { values } = readWords(words, ['account', 'label', 'days']);
  const days = Number(values['days'] ?? TOKEN_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > 3_650) {
    throw new StartError('--days is a whole number from 1 to 3650.');
  }
  const name = required(values, 'account');
  const label = values['label'] ?? 'command line';
  const { secret, token } = await withOffice('createToken', (em) =>
    giveToken(em, { name, label, days, now: new Date() }),
  );
  console.log(
    `${secret}\nThis is told once. ${token.id}, good until ${token.expiresAt.toISOString()}.`,
  );
}

async function list(): Promise<void> {
  const rows = await withOffice('listTokens', (em) =>
    em.execute<Record<string, string | null>[]>(
      `select t.id, a.name, t.label, t.expires_at::text as expires, t.last_used_at::text as used,
         t.revoked_at::text as revoked
       from token t join account a on a.id = t.account_id order by t.id`,
    ),
  );
  for (const { id, name, label, expires, used, revoked } of rows) {
    const state = revoked ? `revoked ${revoked}` : `expires ${expires}`;
    console.log(`${id}  ${name}  ${label}  ${state}  ${used ? `used ${used}` : 'never used'}`);
  }
}

async function revoke([id]: string[]): Promise<void> {
  if (!id) throw new StartError(USAGE);
  await withOffice('revokeToken', (em) => takeToken(em, id, new Date()));
  console.log(`${id} is revoked.`);
}

/** With a role its token and nothing else, for a shell: `TOKEN=$(gridhub token demo SCREEN)`. */
async function demo([role]: string[]): Promise<void> {
  const { databaseUrl, dataFolder, host, port } = readConfig();
  if (databaseUrl !== undefined) {
    throw new StartError(
      'In the database of DATABASE_URL the tokens of the demonstration are new at each start with --demo, and printed there.',
    );
  }
  const folder = dataFolder ?? defaultFolder();
  const tokens = await readSecrets(folder, DEMO_TOKEN_FILE);
  const missing = ROLES.find((one) => tokens[one] === undefined);
  if (missing !== undefined) {
    throw new StartError(
      `No tokens of a demonstration are kept in ${folder}: start the hub first.`,
    );
  }
  if (role === undefined) {
    return console.log(demoTokenLines(tokens, localUrl(urlAt(host, port))).join('\n'));
  }
  const token = tokens[role];
  if (token === undefined) {
    throw new StartError(`${role} is no role. There are: ${ROLES.join(', ')}.`);
  }
  console.log(token);
}
