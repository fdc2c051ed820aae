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
    body: markup`${summaryOf(newest)}<section lang="en" class="prose">${markdown(newest)}</section>
${byType(difference, before.version)}`,
  };
}

/** The changelog is English: what whoever reads none of it has to know. */
const IN_SHORT: { readonly [version: string]: readonly string[] } = {
  '0.2.0': [
    '新增：项目清单，人员与任职，居民委员会等自治组织，联席会议与议定事项，完整的共建协议，供需匹配建议。',
    '新增页面：指挥大屏 /screen、接口手册 /docs、固定数据地址 /data、单位自有页面 /pages。',
    '统计：四个清单均可分组、筛选、排序；地点、单位、协议等也可订阅。',
    '升级须知：allowedActions 改名为 allowedCommands；早于 0.1.0 最后一步的数据库须先用 0.1.0 启动一次。',
  ],
};

function summaryOf(newest: string): Markup {
  const [, version = ''] = /^## (\S+)/.exec(newest) ?? [];
  const lines = IN_SHORT[version] ?? [];
  return markup`<section id="summary"><h2>摘要 <span lang="en">In short, in Chinese</span></h2><ul>${lines.map((one) => markup`<li>${one}</li>`)}</ul></section>`;
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
