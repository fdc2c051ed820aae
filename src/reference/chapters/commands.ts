/** Commands by the nouns that they change: who may give each, where it leads, an example. */
import { COMMAND_TABLES } from '../../engine/noun/command-tables.ts';
import type { Book } from '../book.ts';
import type { Member } from '../entry.ts';
import { type Chapter, inBoth } from '../frame.ts';
import { type Markup, markup } from '../markup.ts';
import { argumentList, exampleBlock, mayList, typeLink } from '../parts.ts';

/** Commands of one noun; those of no single noun stand last. */
interface Group {
  kind: string;
  term: string;
  type: string | undefined;
  hasStates: boolean;
  fields: readonly Member[];
}

export function groupsOf({ contract }: Book): Group[] {
  const all = new Map(contract.roots.mutation.members.map((one) => [one.name, one]));
  const groups = [...Map.groupBy(COMMAND_TABLES, ({ kind }) => kind)].flatMap(([kind, tables]) => {
    const [first] = tables;
    if (!first) return [];
    const fields = tables.flatMap(({ commands }) =>
      commands.flatMap(({ name }) => all.get(name) ?? []),
    );
    for (const { name } of fields) all.delete(name);
    return [
      {
        kind,
        term: first.term,
        type: typeOf(first.type, contract),
        hasStates: tables.some((one) => one.states),
        fields,
      },
    ];
  });
  const rest = {
    kind: 'others',
    term: '其他',
    type: undefined,
    hasStates: false,
    fields: [...all.values()],
  };
  return [...groups, ...(rest.fields.length > 0 ? [rest] : [])];
}

const typeOf = (name: string, { types }: Book['contract']) => (types.has(name) ? name : undefined);

export function commands(book: Book): Chapter {
  const groups = groupsOf(book);
  const index = groups.map(
    ({ kind, term, fields }) =>
      markup`<li><a href="#${kind}">${term} <span>${fields.length}</span></a></li>`,
  );
  return {
    path: 'commands',
    title: { zh: '操作', en: 'Commands' },
    about: {
      zh: '能办什么，谁可办理，办理后到哪一步',
      en: 'What can be done, by whom, and where it leads',
    },
    body: markup`<ul class="index">${index}</ul>${groups.map((one) => groupOf(one, book))}`,
  };
}

function groupOf({ kind, term, type, hasStates, fields }: Group, book: Book): Markup {
  const more = hasStates
    ? markup`<p><a href="/docs/lifecycles#${kind}">状态流转图 <span lang="en">Its lifecycle</span></a></p>`
    : undefined;
  return markup`<section id="${kind}"><h2>${term}${type && markup` <code>${type}</code>`}</h2>${more}
${fields.map((one) => commandOf(one, book))}</section>`;
}

function commandOf(field: Member, book: Book): Markup {
  const { name, term, type, args } = field;
  return markup`<section class="root" id="${name}">
<h3><a class="anchor" href="#${name}">${term.zh}</a> <code>${name}</code></h3>
<div class="line">${typeLink(type)}</div>
${inBoth(term)}
${movesOf(name)}
${mayList(name, book.zhOfRole)}
${argumentList(args, book.contract)}
<details class="shown"><summary>示例 <span lang="en">Example</span></summary>${exampleBlock(book.exampleOf(field, 'Mutation'), book.zhOfRole)}</details>
</section>`;
}

function movesOf(name: string): Markup | undefined {
  const command = COMMAND_TABLES.flatMap((one) => one.commands).find((one) => one.name === name);
  if (!command) return undefined;
  const begun =
    command.begins === undefined ? [] : [markup`<li>→ <code>${command.begins}</code></li>`];
  const led = [...Map.groupBy(Object.entries(command.moves), ([, to]) => to)].flatMap(
    ([to, from]) => {
      const others = from.flatMap(([one]) => (one === to ? [] : one));
      const stays = from.some(([one]) => one === to);
      return [
        ...(others.length > 0
          ? [markup`<li><code>${others.join(' · ')}</code> → <code>${to}</code></li>`]
          : []),
        ...(stays ? [markup`<li><code>${to}</code> 不变 <span lang="en">stays</span></li>`] : []),
      ];
    },
  );
  const items = [...begun, ...led];
  return items.length === 0 ? undefined : markup`<ul class="moves">${items}</ul>`;
}
