/**
 * GraphiQL on the hub that serves it, with the README's queries in its tabs.
 * Nothing it needs lies elsewhere: editor, workers and fonts are bundled, for networks without internet.
 */
import 'graphiql/setup-workers/vite';
import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { fetcherAs } from './fetcher.js';
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

/** The demonstration's viewers, for its administrator to switch between; others type a token. It is kept nowhere. */
function Console({ viewers }) {
  const [token, setToken] = useState(viewers[0]?.token);
  const fetcher = useMemo(() => fetcherAs(token), [token]);
  return (
    <GraphiQL fetcher={fetcher} defaultTabs={tabs}>
      <GraphiQL.Logo>
        <a className="graphiql-logo-link" href="/">
          GridHub
        </a>
        <label className="viewer" title="Viewer: who asks">
          身份 <Chooser viewers={viewers} token={token} onChoose={setToken} />
        </label>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

function Chooser({ viewers, token, onChoose }) {
  const choose = ({ target }) => onChoose(target.value);
  if (viewers.length === 0) {
    // Empty: whoever the browser is signed in as.
    const onType = ({ target }) => onChoose(target.value || undefined);
    return <input type="password" placeholder="hub_…" value={token ?? ''} onChange={onType} />;
  }
  return (
    <select value={token} onChange={choose}>
      {viewers.map((one) => (
        <option key={one.role} value={one.token}>
          {one.name} {one.role}
        </option>
      ))}
      <option value="">匿名 nobody known</option>
    </select>
  );
}

const viewers = await (await fetch('/graphiql/viewers.json')).json();
createRoot(document.getElementById('console')).render(<Console viewers={viewers} />);
