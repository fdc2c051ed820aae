/** What the chapters are written from, read once. */
import type { GraphQLSchema } from 'graphql';
import { allLabels } from '../labels.ts';
import { contractOf } from './contract.ts';
import type { Contract, Member } from './entry.ts';
import { type Example, examplesOf } from './example.ts';

export interface Book {
  contract: Contract;
  schema: GraphQLSchema;
  exampleOf: (field: Member, root: string) => Example | undefined;
  /** The Chinese label of a role. */
  zhOfRole: (role: string) => string;
  /** Texts of the repository: the feeds' contract and the changelog. */
  texts: { protocol: string; changelog: string };
  version: string;
  /** The contract of the version before, as it was printed. */
  before: { version: string; contract: Contract };
}

export function bookOf(
  schema: GraphQLSchema,
  rest: Pick<Book, 'texts' | 'version' | 'before'>,
): Book {
  const contract = contractOf(schema);
  const roles = new Map(
    allLabels().flatMap((one) => (one.enum === 'Role' ? [[one.value, one.zh] as const] : [])),
  );
  return {
    ...rest,
    schema,
    contract,
    exampleOf: examplesOf(contract),
    zhOfRole: (role) => roles.get(role) ?? role,
  };
}
