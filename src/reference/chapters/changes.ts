/** What is new since the version before: in words from the changelog, and type by type from the two contracts. */
import type { Book } from '../book.ts';
import { type Difference, differenceOf } from '../difference.ts';
import type { Chapter } from '../frame.ts';
import { markdown } from '../markdown.ts';
import { type Markup, markup } from '../markup.ts';
import { hrefOfPath, typeHref } from '../parts.ts';

export function changes({ contract, texts, before }: Book): Chapter {
  const [, newest = ''] = /^(## [\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(texts.changelog) ?? [];
  const difference = differenceOf(before.contract, contract);
  return {
    path: 'changes',
    title: { zh: '变更', en: 'Changes' },
    about: {
      zh: `自 ${before.version} 版以来的变更`,
      en: `What has changed since ${before.version}`,
    },
    body: markup`<section lang="en" class="prose">${markdown(newest)}</section>
${byType(difference, before.version)}`,
  };
}

function byType({ gone, changed, added, grown }: Difference, version: string): Markup {
  const paths = (list: readonly string[]) =>
    markup`<ul class="index">${list.map((one) => markup`<li><code>${one}</code></li>`)}</ul>`;
  const linked = (list: readonly string[]) =>
    markup`<ul class="index">${list.map((one) => markup`<li><a href="${one.includes('.') ? hrefOfPath(one) : typeHref(one)}"><code>${one}</code></a></li>`)}</ul>`;
  const counted = (title: string, en: string, list: readonly string[], body: Markup) =>
    markup`<details${list.length <= 40 ? markup` open` : undefined}><summary>${title} <span lang="en">${en}</span> (${list.length})</summary>${body}</details>`;
  return markup`<section id="contract"><h2>与 ${version} 版接口的差异 <span lang="en">The contract beside that of ${version}</span></h2>
${counted('删除', 'Gone', gone, paths(gone))}
${counted('类型改变', 'Of another type', changed, linked(changed))}
${counted('已有类型的新字段', 'New in types that were there', grown, linked(grown))}
${counted('新类型', 'New types', added, linked(added))}</section>`;
}
