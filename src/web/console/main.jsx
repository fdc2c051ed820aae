/**
 * GraphiQL on the hub that serves it, with the questions that the project keeps.
 * Nothing it needs lies elsewhere: editor, workers and fonts are bundled, for networks without internet.
 */
import 'graphiql/setup-workers/vite';
import { createRoot } from 'react-dom/client';
import { Console } from './console.jsx';
import { whoIsThere } from './who.js';
import 'graphiql/style.css';
import './style.css';
import './panes.css';

/** `?query=` and `?variables=`, for links that ask something. */
function askedInAddress() {
  const search = new URLSearchParams(location.search);
  return {
    query: search.get('query') ?? undefined,
    variables: search.get('variables') ?? undefined,
  };
}

const there = await whoIsThere();
createRoot(document.getElementById('console')).render(
  <Console there={there} asked={askedInAddress()} />,
);
