/** Each lifecycle as a picture and as a table, both from the commands' own table. */
import { COMMAND_TABLES, type NotedTable } from '../../engine/noun/command-tables.ts';
import type { Book } from '../book.ts';
import type { Chapter } from '../frame.ts';
import { type Markup, markup } from '../markup.ts';
import { pictureOf } from '../picture.ts';
import { type Term, wordsOf } from '../term.ts';
import { type Transitions, transitionsOf } from '../transitions.ts';

/** Tables of one noun as one. */
export function lifecycleTables(): NotedTable[] {
  const stated = COMMAND_TABLES.filter(({ states }) => states !== undefined);
  return [...Map.groupBy(stated, ({ kind }) => kind).values()].flatMap((tables) => {
    const [first] = tables;
    return first ? [{ ...first, commands: tables.flatMap(({ commands }) => commands) }] : [];
  });
}

export function lifecycles(book: Book): Chapter {
  const tables = lifecycleTables();
  const index = tables.map(({ kind, term }) => markup`<li><a href="#${kind}">${term}</a></li>`);
  return {
    path: 'lifecycles',
    title: { zh: '状态流转', en: 'Lifecycles' },
    about: {
      zh: '哪个操作从哪个状态到哪个状态，附图',
      en: 'Which command leads from which state to which, in pictures',
    },
    body: markup`<p class="both"><span class="zh">方框为状态，其间为操作。虚线框：没有操作直接到达，由关联事项或时间引起；虚线箭头：由关联事项（如认领）的操作带动；粗框：到此为止。字母：同一操作可自多个状态办理。</span> <span class="en" lang="en">Boxes are states, commands stand between them. Dashed: no command of its own leads there, other objects or time do. A dashed arrow: a command on something else (a claim) moves it along. Thick: it ends there. A letter on a state: the command with that letter may be given there.</span></p>
<ul class="index">${index}</ul>${tables.map((one) => lifecycleOf(one, book))}`,
  };
}

function lifecycleOf(table: NotedTable, book: Book): Markup {
  const { kind, term, type } = table;
  const { contract } = book;
  const states = contract.types.get(table.states ?? '')?.members ?? [];
  const transitions = transitionsOf(
    table,
    states.map(({ name }) => name),
  );
  const terms = new Map(
    [...states, ...contract.roots.mutation.members].map((one) => [one.name, one.term]),
  );
  const termOf = (name: string): Term => terms.get(name) ?? { zh: '', en: wordsOf(name) };
  const title = `${term}的状态流转 Lifecycle of ${type}`;
  const picture = pictureOf({ title, states: states.map(({ name }) => name), transitions, termOf });
  return markup`<section id="${kind}"><h2>${term} <code>${type}</code></h2>
<div class="picture" tabindex="0" role="region" aria-label="${title}">${picture}</div>
${tableOf(transitions, termOf)}</section>`;
}

function tableOf({ moves, staying }: Transitions, termOf: (name: string) => Term): Markup {
  const state = (name: string) =>
    markup`<span class="chip">${termOf(name).zh} <code>${name}</code></span> `;
  const command = (name: string) =>
    markup`<a href="/docs/commands#${name}">${termOf(name).zh} <code>${name}</code></a>`;
  const rows = moves.flatMap(({ commands, from, to }) =>
    commands.map(
      (one) =>
        markup`<tr><td>${command(one)}</td><td>${from.length === 0 ? '—' : from.map(state)}</td><td>${state(to)}</td></tr>`,
    ),
  );
  const still = staying.map(
    ({ command: one, states }) =>
      markup`<tr><td>${command(one)}</td><td>${states.map(state)}</td><td>不变 <span lang="en">as before</span></td></tr>`,
  );
  return markup`<details class="shown"><summary>表格 <span lang="en">As a table</span></summary><div class="wide" tabindex="0"><table><thead><tr><th scope="col">操作 <span lang="en">Command</span></th><th scope="col">从 <span lang="en">From</span></th><th scope="col">到 <span lang="en">To</span></th></tr></thead><tbody>${rows}${still}</tbody></table></div></details>`;
}
