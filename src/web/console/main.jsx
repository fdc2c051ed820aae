/**
 * GraphiQL on the hub that serves it, with the README's queries in its tabs.
 * Nothing it needs lies elsewhere: editor, workers and fonts are bundled, for networks without internet.
 */
import 'graphiql/setup-workers/vite';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.js';
import 'graphiql/style.css';
import './style.css';

const queries = import.meta.glob('../../../test/operations/readme/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Their files are numbered in the order of the README. */
const tabs = Object.keys(queries)
  .sort()
  .map((file) => ({ query: queries[file] }));

createRoot(document.getElementById('console')).render(
  <GraphiQL fetcher={fetcher} defaultTabs={tabs}>
    <GraphiQL.Logo>
      <a className="graphiql-logo-link" href="/">
        GridHub
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
