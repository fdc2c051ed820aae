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

/** @param asked what the address of the page asks, `{ query, variables }` */
export function Console({ there, asked }) {
  const [viewer, setViewer] = useState(() => firstViewer(there));
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
