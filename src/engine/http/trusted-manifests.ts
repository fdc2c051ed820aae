/**
 * Manifests of trusted documents, read at the start.
 * Invariant: every text that is known fits the schema; one that does not keeps the hub from starting.
 */
import { readFile } from 'node:fs/promises';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { StartError } from '../../errors.ts';
import type { TrustOptions } from './trust-options.ts';
import { TrustedDocuments } from './trusted.ts';

interface Inside {
  schema: GraphQLSchema;
  log: (line: string) => void;
  /** Texts of the hub's own pages by their ids, which are known in every mode. */
  own: Readonly<Record<string, string>>;
}

/** Reads the manifests and checks every text against the schema. @throws StartError naming what is wrong */
export async function openTrusted(
  { mode, files }: TrustOptions,
  { schema, log, own }: Inside,
): Promise<TrustedDocuments> {
  const texts = new Map<string, string>();
  for (const file of mode === 'off' ? [] : files) {
    for (const [id, text] of Object.entries(await readManifest(file))) {
      const fault = faultOf(text, schema);
      if (fault) throw new StartError(`${file}: the document ${id} does not fit: ${fault}`);
      texts.set(id, text as string);
    }
  }
  if (mode === 'only' && texts.size === 0) {
    throw new StartError(
      'GRIDHUB_TRUSTED_DOCUMENTS is only, but there are none: name a manifest in GRIDHUB_TRUSTED_FILES.',
    );
  }
  return new TrustedDocuments(mode, new Map([...Object.entries(own), ...texts]), log);
}

async function readManifest(file: string): Promise<Record<string, unknown>> {
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as unknown;
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch (error) {
    throw new StartError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  throw new StartError(`${file} is no manifest: it must be an object of texts by their ids.`);
}

function faultOf(text: unknown, schema: GraphQLSchema): string | undefined {
  if (typeof text !== 'string') return 'it is no text.';
  try {
    return validate(schema, parse(text))[0]?.message;
  } catch (error) {
    return (error as Error).message;
  }
}
