/** Queries and mutations over HTTP, subscriptions over WebSocket, both to the hub that serves the page. */
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';

const subscriptionUrl = new URL('/graphql', location.href);
subscriptionUrl.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

/**
 * Asks as the viewer of the token; with an empty one as nobody, with none as whoever the browser is signed in as. Sends
 * what the editor shows: GraphiQL looks at it only 100 ms after the last change, a change of tab too, so whoever runs sooner would name the operation of the tab
 * before, and ask for a subscription over HTTP.
 */
export function fetcherAs(token) {
  // An empty one says nobody, whatever cookie there is.
  const authorization = token ? `Bearer ${token}` : token;
  const credentials = authorization === undefined ? {} : { authorization };
  const send = createGraphiQLFetcher({
    url: '/graphql',
    subscriptionUrl: subscriptionUrl.href,
    headers: credentials,
    wsConnectionParams: credentials,
  });
  return (asked, options) => {
    const documentAST = parse(asked.query);
    const [first, ...others] = documentAST.definitions.filter(isOperation);
    const operationName = others.length === 0 ? first?.name?.value : asked.operationName;
    return send({ ...asked, operationName }, { ...options, documentAST });
  };
}

function isOperation({ kind }) {
  return kind === Kind.OPERATION_DEFINITION;
}
