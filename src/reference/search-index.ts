/** What the search of the reference knows: chapters, types, fields with their arguments, codes; pages of lists but once. */
import { ADVICE } from './error-advice.ts';
import { type Contract, type Member, isPageType } from './entry.ts';
import { type Chapter, hrefOf } from './frame.ts';
import { hrefOfPath, typeHref } from './parts.ts';

/** Name, Chinese, English, where it stands. */
export type Found = [name: string, zh: string, en: string, href: string];

export function searchIndex(contract: Contract, chapters: readonly Chapter[]): Found[] {
  const { query, mutation, subscription } = contract.roots;
  const types = [...contract.types.values()].filter(({ name }) => !isPageType(name));
  return [
    ...chapters.map(({ path, title }): Found => [title.zh, title.zh, title.en, hrefOf(path)]),
    ...[query, mutation, subscription].flatMap(({ members }) => members.flatMap(linesOf)),
    ...types.map(({ name, term }): Found => [name, term.zh, term.en, typeHref(name)]),
    ...types.flatMap(({ members }) => members.flatMap(linesOf)),
    ...Object.entries(ADVICE).map(([code, { means }]): Found => [
      code,
      means.zh,
      means.en,
      `/docs/errors#${code}`,
    ]),
  ];
}

/** An argument is found by its name and the field's, and stands with the field. */
function linesOf(member: Member): Found[] {
  const own = line(member);
  const [field, , , href] = own;
  return [
    own,
    ...member.args.map(({ name, term }): Found => [`${field}(${name})`, term.zh, term.en, href]),
  ];
}

function line({ name, path, term }: Member): Found {
  const isRoot = /^(Query|Mutation|Subscription)\./.test(path);
  return [isRoot ? name : path, term.zh, term.en, hrefOfPath(path)];
}
