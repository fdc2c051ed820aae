/** Examples: documents that run. Those of queries and feeds are files, those of commands follow from the contract and their inputs. */
import { readFileSync, readdirSync } from 'node:fs';
import type { Contract, Member } from './entry.ts';
import { type Term, wordsOf } from './term.ts';

export interface Example {
  title: Term;
  /** The role that asks; null: without a token. */
  viewer: string | null;
  document: string;
  /** What is given beside the document, as it stands on the page. */
  variables: object | undefined;
  /** Where the value of a variable comes from: the document that asks for it. */
  sources: { readonly [variable: string]: string };
}

/** Beside these sources, and above what is built from them. */
const FOLDERS = ['./examples/', '../../../src/reference/examples/'];

const folder = FOLDERS.map((way) => new URL(way, import.meta.url)).find((one) => {
  try {
    return readdirSync(one).length > 0;
  } catch {
    return false;
  }
});

/** By the root field that each asks for. */
export function readExamples(): Map<string, Example> {
  if (!folder) throw new Error('the examples of the reference are not there');
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return new Map(
    names
      .toSorted()
      .map((name) => [
        name.replace('.graphql', ''),
        exampleOf(readFileSync(new URL(name, folder), 'utf8')),
      ]),
  );
}

/** Notes in front: `# 中文 · English`, `# viewer: ROLE`, `# $id: { … }`. */
export function exampleOf(text: string): Example {
  const lines = text.trim().split('\n');
  const notes = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(1).trim());
  const [title = '', ...rest] = notes;
  const [zh = '', en = ''] = title.split(' · ');
  const noted = new Map(rest.map((note) => note.split(/: (.*)/s) as [string, string]));
  const viewer = noted.get('viewer');
  const sources = Object.fromEntries(
    [...noted].flatMap(([name, of]) => (name.startsWith('$') ? [[name.slice(1), of]] : [])),
  );
  return {
    title: { zh, en },
    viewer: viewer === undefined || viewer === 'anonymous' ? null : viewer,
    document: lines.filter((line) => !line.startsWith('#')).join('\n'),
    variables: undefined,
    sources,
  };
}

interface CommandInput {
  viewer: string;
  input: object;
}

/** What each command was given when its example was run last; `test/web/examples.test.ts` writes it. */
export function readCommandInputs(): { readonly [command: string]: CommandInput } {
  if (!folder) throw new Error('the examples of the reference are not there');
  return JSON.parse(readFileSync(new URL('commands.json', folder), 'utf8'));
}

/** The document of a command: its payload with what tells the row. */
export function documentOf(command: Member, contract: Contract): string {
  const input = command.args[0]?.type ?? '';
  const title = command.name.charAt(0).toUpperCase() + command.name.slice(1);
  const payload = contract.types.get(command.typeName)?.members ?? [];
  const fields = payload.map((one) => selected(one, contract, '    ')).join('\n');
  return `mutation ${title}($input: ${input}) {\n  ${command.name}(input: $input) {\n${fields}\n  }\n}`;
}

/** What tells a row: what it is called, and where it stands. */
const TELLING = ['id', 'number', 'code', 'name', 'title', 'state', 'quantity', 'validUntil', 'at'];

function selected({ name, typeName }: Member, contract: Contract, indent: string): string {
  const type = contract.types.get(typeName);
  if (!type || !['OBJECT', 'INTERFACE'].includes(type.kind)) return indent + name;
  const told = type.members.filter((one) => TELLING.includes(one.name) && one.args.length === 0);
  const own = told.map((one) => one.name);
  return `${indent}${name} { ${(own.length > 0 ? own : ['__typename']).join(' ')} }`;
}

/** The example of a root field; undefined: there is none. */
export function examplesOf(
  contract: Contract,
): (field: Member, root: string) => Example | undefined {
  const written = readExamples();
  const inputs = readCommandInputs();
  return (field, root) => {
    const given = inputs[field.name];
    if (root !== 'Mutation') return written.get(field.name);
    if (!given) return undefined;
    return {
      title: { zh: field.term.zh, en: wordsOf(field.name) },
      viewer: given.viewer,
      document: documentOf(field, contract),
      variables: { input: given.input },
      sources: {},
    };
  };
}
