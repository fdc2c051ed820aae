/** All types, by what they are, and a page for each. */
import type { Book } from '../book.ts';
import { type Entry, type EntryKind, isPageType } from '../entry.ts';
import { type Chapter, type Page, inBoth } from '../frame.ts';
import { type Markup, markup } from '../markup.ts';
import { accessTag, hrefOfPath, memberItem, typeHref } from '../parts.ts';
import type { Term } from '../term.ts';

const KINDS: { readonly [kind in EntryKind]: Term } = {
  OBJECT: { zh: '对象', en: 'Objects' },
  INTERFACE: { zh: '接口', en: 'Interfaces' },
  UNION: { zh: '联合', en: 'Unions' },
  ENUM: { zh: '选项', en: 'Enums' },
  INPUT: { zh: '输入', en: 'Inputs' },
  SCALAR: { zh: '标量', en: 'Scalars' },
};

const PAGES: Term = { zh: '分页', en: 'Pages of lists' };
const PAYLOADS: Term = { zh: '操作结果', en: 'Payloads' };

function groupOf({ name, kind }: Entry): Term {
  if (isPageType(name)) return PAGES;
  return name.endsWith('Payload') ? PAYLOADS : KINDS[kind];
}

export function types({ contract }: Book): Chapter {
  const groups = Map.groupBy(contract.types.values(), groupOf);
  const order = [...Object.values(KINDS), PAYLOADS, PAGES];
  const parts = order.flatMap((term) => {
    const own = groups.get(term) ?? [];
    if (own.length === 0) return [];
    const items = own.map(
      (one) =>
        markup`<li><a href="${typeHref(one.name)}"><code>${one.name}</code> ${one.term.zh}</a></li>`,
    );
    return [
      markup`<section><h2>${term.zh} <span lang="en">${term.en}</span> <small>${own.length}</small></h2><ul class="index types">${items}</ul></section>`,
    ];
  });
  return {
    path: 'types',
    title: { zh: '类型', en: 'Types' },
    about: { zh: '每个类型、字段、参数和选项', en: 'Every type, field, argument and enum value' },
    body: markup`${parts}`,
  };
}

export function typePages({ contract }: Book): Page[] {
  return [...contract.types.values()].map((entry) => ({
    path: `types/${entry.name}`,
    title: { zh: entry.term.zh, en: entry.name },
    body: typeBody(entry, contract),
  }));
}

const MOST_USES = 60;

function typeBody(entry: Entry, contract: Book['contract']): Markup {
  const { kind, term, members, access, related, usedBy, name } = entry;
  const label = KINDS[kind];
  const ways = usedBy
    .slice(0, MOST_USES)
    .map((path) => markup`<li><a href="${hrefOfPath(path)}"><code>${path}</code></a></li>`);
  const others = related.map(
    (one) => markup`<li><a href="${typeHref(one)}"><code>${one}</code></a></li>`,
  );
  const isOwner = kind === 'INTERFACE' || kind === 'UNION';
  return markup`<div class="line"><span class="tag">${label.zh} <span lang="en">${kind}</span></span><code>${name}</code>${accessTag(access)}</div>
${inBoth(term)}
${others.length > 0 ? markup`<h2>${isOwner ? '可为' : '实现'} <span lang="en">${isOwner ? 'May be' : 'Implements'}</span></h2><ul class="index">${others}</ul>` : undefined}
${members.length > 0 ? markup`<h2>${kind === 'ENUM' ? '选项' : '字段'} <span lang="en">${kind === 'ENUM' ? 'Values' : 'Fields'}</span></h2><ul class="members">${members.map((one) => memberItem(one, contract))}</ul>` : undefined}
${ways.length > 0 ? markup`<h2>用于 <span lang="en">Used by</span></h2><ul class="index uses">${ways}${usedBy.length > MOST_USES ? markup`<li>… ${usedBy.length}</li>` : undefined}</ul>` : undefined}`;
}
