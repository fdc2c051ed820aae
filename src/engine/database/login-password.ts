/** Passwords of logins as the server is given them: it learns a proof, and never the password. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Secrets } from '../../secret-file.ts';
import { KINDS } from './login-kinds.ts';

const ITERATIONS = 4_096;

/** One for each kind, at random. */
export function newPasswords(): Secrets {
  return Object.fromEntries(KINDS.map((kind) => [kind, randomBytes(24).toString('base64url')]));
}

/** The SQL that gives a login another password. */
export function passwordStatement(name: string, password: string): string {
  return `alter role "${name}" login password '${verifierOf(password)}';`;
}

/** What the server keeps of a password (RFC 5802, RFC 7677): it proves the password, and its reader cannot log in by it. */
export function verifierOf(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const server = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`;
}
