/** The questions that the project keeps, by chapter: one opens in a tab of its own, asked as the viewer that it is meant for. */
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useContext } from 'react';
import { Asking } from './asking.js';
import { ReadyIcon } from './icons.jsx';
import { CHAPTERS } from './ready.js';

export const READY_PLUGIN = {
  title: '现成问题 Ready questions',
  icon: ReadyIcon,
  content: ReadyPane,
};

function ReadyPane() {
  const { viewers, choose } = useContext(Asking);
  const open = useOpenTab();
  const onOpen = (question) => {
    const meant = viewers.find(({ key }) => key === question.viewer);
    if (meant) choose(meant);
    open(question);
  };
  return (
    <section className="pane" aria-label={READY_PLUGIN.title}>
      <h2>现成问题 Ready questions</h2>
      <p>
        点选即在新标签页中打开，并换成适合的身份。One opens in a tab, asked as whom it is meant for.
      </p>
      {CHAPTERS.map(([chapter, questions]) => (
        <section key={chapter}>
          <h3>{chapter}</h3>
          <ul className="ready">
            {questions.map((question) => (
              <li key={question.title}>
                <button type="button" onClick={() => onOpen(question)}>
                  <b>{question.title}</b>
                  <span lang="en">{question.english}</span>
                  <small>{question.viewer}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** Opens a question in its tab, or in a new one where it has none. */
function useOpenTab() {
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return ({ query, variables = '' }) => {
    const known = tabs.findIndex((tab) => tab.query === query);
    if (known >= 0) return changeTab(known);
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    // The editors tell of it a moment later: whoever leaves the tab sooner would find it empty.
    const operationName = /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? null;
    updateActiveTabValues({ query, variables, operationName });
  };
}
