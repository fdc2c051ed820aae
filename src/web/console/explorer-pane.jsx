/** The schema as a tree to tick: what is ticked is in the document, and what is in the document is ticked. */
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useMemo, useState } from 'react';
import { documentOf, operationOf } from './explorer-edit.js';
import { Fields } from './explorer-tree.jsx';
import { ExplorerIcon } from './icons.jsx';

export const EXPLORER_PLUGIN = {
  title: '选字段 Explorer',
  icon: ExplorerIcon,
  content: ExplorerPane,
};

const KINDS = [
  ['query', '查询 Query'],
  ['mutation', '命令 Mutation'],
  ['subscription', '订阅 Subscription'],
];

function ExplorerPane() {
  const schema = useGraphiQL((state) => state.schema);
  const text = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query) ?? '';
  const document = useMemo(() => documentOf(text), [text]);
  const change = useChange(text);
  const first = document?.definitions.find((one) => one.operation)?.operation;
  const [chosen, setChosen] = useState();
  const [words, setWords] = useState('');
  const kind = chosen ?? first ?? 'query';
  const root = schema?.getRootType(kind);
  return (
    <section className="pane" aria-label={EXPLORER_PLUGIN.title}>
      <h2>选字段 Explorer</h2>
      <div className="kinds" role="group" aria-label="操作 Operation">
        {KINDS.map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === kind}
            onClick={() => setChosen(name)}
          >
            {label}
          </button>
        ))}
      </div>
      <input
        type="search"
        aria-label="筛选字段 Filter fields"
        placeholder="筛选字段 Filter fields"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {!schema && <p>正在读取结构 … Reading the schema …</p>}
      {!document && (
        <p role="alert">文档有语法错误，改正后再选。Mend the document first: it cannot be read.</p>
      )}
      {root && document && (
        <Fields
          type={root}
          schema={schema}
          set={operationOf(document, kind)?.selectionSet}
          way={{ kind, steps: [] }}
          words={words}
          change={change}
        />
      )}
    </section>
  );
}

/** Changes the document of the tab, and shows it. */
function useChange(text) {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const { updateActiveTabValues } = useGraphiQLActions();
  return (edit, given) => {
    const before = queryEditor?.getValue() ?? text;
    // A fault may just have been typed.
    if (!documentOf(before)) return;
    const query = edit(before, given);
    queryEditor?.setValue(query);
    updateActiveTabValues({ query });
  };
}
