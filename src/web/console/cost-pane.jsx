/** What the last operation cost and why: by field for everybody; statements and times for whom the hub tells them. */
import { useSyncExternalStore } from 'react';
import { Bar, figure } from './bar.jsx';
import { CostIcon } from './icons.jsx';
import { lastExplanation, listen } from './explanations.js';
import { Fields, Spent, Statements } from './cost-tables.jsx';

export const COST_PLUGIN = { title: '费用 Cost', icon: CostIcon, content: CostPane };

function CostPane() {
  const last = useSyncExternalStore(listen, lastExplanation);
  return (
    // Nothing in it is focused by itself, and without that no key scrolls it.
    <section className="pane" aria-label={COST_PLUGIN.title} tabIndex={0}>
      <h2>费用 Cost</h2>
      {last ? (
        <Told {...last} />
      ) : (
        <p>运行一次查询，此处说明其费用。Run an operation: what it cost is told here.</p>
      )}
    </section>
  );
}

function Told({ explain, operationName, viewer, code }) {
  const what = (
    <p>
      <b>{operationName ?? '（未命名 unnamed）'}</b> · {viewer}
      {code && <span className="refused"> · {code}</span>}
    </p>
  );
  if (!explain)
    return (
      <>
        {what}
        <p>没有价目：文档或变量有误，或未能应答。No price: it could not be read or answered.</p>
      </>
    );
  return (
    <>
      {what}
      <Price {...explain.cost} />
      <h3>各字段费用 By field</h3>
      <Fields fields={explain.fields} others={explain.otherFields} />
      <h3>实际用量 What it took</h3>
      <Spent spent={explain.spent} />
      <h3>数据库语句 Statements</h3>
      {explain.statements ? (
        <Statements statements={explain.statements} />
      ) : (
        <p>
          语句、行数和耗时会透露看不见的数据，只告知管理全部数据的区级管理员。Statements, rows and
          times tell what is hidden: only an administrator of the whole database is told.
        </p>
      )}
    </>
  );
}

function Price({ requested, most, left, perMinute }) {
  return (
    <dl className="figures">
      <dt>价格 Price</dt>
      <dd>
        {requested === undefined ? '过多，未列 too much to tell' : figure(requested)} /{' '}
        {figure(most)}
        <Bar share={(requested ?? most) / most} isOver={(requested ?? Infinity) > most} />
      </dd>
      {left !== undefined && (
        <>
          <dt>本分钟剩余 Left this minute</dt>
          <dd>
            {figure(left)} / {figure(perMinute)}
            <Bar share={left / perMinute} />
          </dd>
        </>
      )}
    </dl>
  );
}
