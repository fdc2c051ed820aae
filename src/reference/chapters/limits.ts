/** Limits, and what fields cost. */
import { COST_OF_TERM, COST_OF_WORD, notedCosts } from '../../engine/execution/field-costs.ts';
import { boundGroups } from '../bounds.ts';
import { type Chapter, inBoth } from '../frame.ts';
import { type Markup, markup } from '../markup.ts';

const number = new Intl.NumberFormat('en');

export function limits(): Chapter {
  const groups = boundGroups().map(
    ({ term, bounds }) =>
      markup`<section><h2>${term.zh} <span lang="en">${term.en}</span></h2>${figures(
        bounds.map((one) => [
          markup`${one.term.zh} <span lang="en">${one.term.en}</span>`,
          one.value,
        ]),
      )}</section>`,
  );
  return {
    path: 'limits',
    title: { zh: '限额与成本', en: 'Limits and costs' },
    about: {
      zh: '一个文档、一次操作、一个令牌最多多少',
      en: 'How much a document, an operation, a token may take',
    },
    body: markup`${inBoth({ zh: '以下为缺省值，运维可用环境变量调整（.env.example）。', en: 'As they are when nothing is set; operators set others (.env.example).' })}
${groups}${costs()}`,
  };
}

const byField = ([a]: readonly [string, number], [b]: readonly [string, number]) =>
  a < b ? -1 : 1;

function costs(): Markup {
  const noted = notedCosts();
  const own = noted.costs
    .toSorted(byField)
    .map(([field, cost]): [Markup, number] => [markup`<code>${field}</code>`, cost]);
  const long = noted.lengths
    .toSorted(byField)
    .map(([field, length]): [Markup, number] => [markup`<code>${field}</code>`, length]);
  return markup`<section id="costs"><h2>成本 <span lang="en">Costs</span></h2>
${inBoth({ zh: '一个对象计 1；清单按页长或常见长度计，其下各项同样成倍。每次答案的 extensions.cost 说明本次成本与余额。', en: 'An object counts 1, a list as many as its page or its usual length, with all below it as often. extensions.cost of each answer tells what it cost and what is left.' })}
${figures([
  [markup`筛选条件 <span lang="en">A condition of a filter</span>`, COST_OF_TERM],
  [markup`搜索词 <span lang="en">A word of a search</span>`, COST_OF_WORD],
])}
<h3>字段自身的成本 <span lang="en">Fields with a cost of their own</span></h3>${figures(own)}
<h3>不分页清单的常见长度 <span lang="en">Usual lengths of lists without pages</span></h3>${figures(long)}</section>`;
}

function figures(rows: readonly (readonly [Markup, number])[]): Markup {
  return markup`<table class="figures"><tbody>${rows.map(
    ([what, value]) =>
      markup`<tr><th scope="row">${what}</th><td>${number.format(value)}</td></tr>`,
  )}</tbody></table>`;
}
