/** How far clients are held to trusted documents, as the environment says it. */
import { resolve } from 'node:path';
import { TRUST_MODES, type TrustOptions } from '../engine/http/trust-options.ts';
import { StartError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** @throws StartError for a mode that there is not */
export function readTrust(from: Environment): TrustOptions {
  const given = from['GRIDHUB_TRUSTED_DOCUMENTS'] || 'off';
  const mode = TRUST_MODES.find((one) => one === given);
  const files = (from['GRIDHUB_TRUSTED_FILES'] || '').split(',').filter(Boolean);
  if (mode) return { mode, files: files.map((one) => resolve(one)) };
  throw new StartError(
    `GRIDHUB_TRUSTED_DOCUMENTS is "${given}"; it is one of ${TRUST_MODES.join(', ')}.`,
  );
}
