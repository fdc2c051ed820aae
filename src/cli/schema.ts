/** `gridhub schema`: prints the contract, or compares it with a file and names what breaks. */
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { findBreakingChanges, findDangerousChanges, parse } from 'graphql';
import { StartError } from '../errors.ts';
import { buildSchema } from '../features.ts';
import { printContract } from '../engine/execution/schema.ts';

export async function schemaCommand([option, file]: string[]): Promise<void> {
  const schema = buildSchema();
  const printed = printContract(schema);
  if (option !== '--check') {
    process.stdout.write(printed);
    return;
  }
  if (!file)
    throw new StartError(
      'Name the file to compare with: gridhub schema --check schema/hub.graphql',
    );
  const published = await readFile(file, 'utf8');
  if (published === printed) return;
  const before = buildSubgraphSchema([{ typeDefs: parse(published) }]);
  const changes = [
    ...findBreakingChanges(before, schema).map((one) => `BREAKING  ${one.description}`),
    ...findDangerousChanges(before, schema).map((one) => `dangerous ${one.description}`),
  ];
  throw new StartError(
    [
      `${file} is not the contract that is served. Run npm run schema and review the difference.`,
      ...changes,
    ].join('\n'),
  );
}
