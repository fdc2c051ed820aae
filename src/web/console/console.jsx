/** GraphiQL with the panes of the hub, asking as the viewer that is chosen. */
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { Asking } from './asking.js';
import { COST_PLUGIN } from './cost-pane.jsx';
import { EXPLORER_PLUGIN } from './explorer-pane.jsx';
import { fetcherAs } from './fetcher.js';
import { FIRST_TABS } from './ready.js';
import { READY_PLUGIN } from './ready-pane.jsx';
import { ViewerChoice } from './viewer-choice.jsx';
import { firstViewer, keepViewer } from './who.js';

const PLUGINS = [READY_PLUGIN, EXPLORER_PLUGIN, COST_PLUGIN, HISTORY_PLUGIN];

/** Where GraphiQL keeps the title of the pane that is open, and nothing where none is. */
const PANE_KEPT = 'graphiql:visiblePlugin';
/** Whether somebody has been here in this browser. */
const VISITED = 'gridhub:visited';
/** Beside a pane the editors need so much room. */
const ROOM_FOR_PANE = '(min-width: 1000px)';

/** The pane that was open last; at the first visit the ready questions, where there is room for them. */
function firstPane() {
  const isFirst = localStorage.getItem(VISITED) === null;
  localStorage.setItem(VISITED, 'true');
  if (isFirst) return matchMedia(ROOM_FOR_PANE).matches ? READY_PLUGIN : undefined;
  const kept = localStorage.getItem(PANE_KEPT);
  return PLUGINS.find(({ title }) => title === kept);
}

/** @param asked what the address of the page asks, `{ query, variables }` */
export function Console({ there, asked }) {
  const [viewer, setViewer] = useState(() => firstViewer(there));
  const [pane] = useState(firstPane);
  const fetcher = useMemo(() => fetcherAs(viewer), [viewer]);
  const choose = (chosen) => {
    keepViewer(chosen);
    setViewer(chosen);
  };
  const asking = useMemo(() => ({ viewers: there.viewers, choose }), [there]);
  const tabs = asked.query === undefined ? FIRST_TABS : [asked, ...FIRST_TABS];
  return (
    <Asking value={asking}>
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={tabs}
        initialQuery={asked.query}
        initialVariables={asked.variables}
        plugins={PLUGINS}
        visiblePlugin={pane}
      >
        <GraphiQL.Logo>
          <a className="graphiql-logo-link" href="/">
            GridHub
          </a>
          <ViewerChoice {...there} viewer={viewer} onChoose={choose} />
        </GraphiQL.Logo>
      </GraphiQL>
    </Asking>
  );
}
