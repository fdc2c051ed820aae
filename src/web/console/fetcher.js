/** Queries and mutations over HTTP, subscriptions over WebSocket, both to the hub that serves the page. */
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { takeExplanation } from './explanations.js';

const subscriptionUrl = new URL('/graphql', location.href);
subscriptionUrl.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

/** What GraphiQL itself asks: of the schema, for help. */
const ITS_OWN = 'IntrospectionQuery';

/**
 * Asks as a viewer, `{ token, label }`: with an empty token as nobody, with none as whoever the browser is signed in as. Sends
 * what the editor shows: GraphiQL looks at it only 100 ms after the last change, a change of tab too, so whoever runs sooner would name the operation of the tab
 * before, and ask for a subscription over HTTP.
 */
export function fetcherAs({ token, label }) {
  // An empty one says nobody, whatever cookie there is.
  const authorization = token ? `Bearer ${token}` : token;
  const credentials = authorization === undefined ? {} : { authorization };
  const follow = createGraphiQLFetcher({
    url: '/graphql',
    subscriptionUrl: subscriptionUrl.href,
    headers: credentials,
    wsConnectionParams: credentials,
  });
  return (asked, options) => {
    const documentAST = parse(asked.query);
    const operations = documentAST.definitions.filter(isOperation);
    const [first, ...others] = operations;
    const operationName = others.length === 0 ? first?.name?.value : asked.operationName;
    const chosen = operations.find((one) => one.name?.value === operationName) ?? first;
    const sent = { ...asked, operationName };
    return chosen?.operation === OperationTypeNode.SUBSCRIPTION
      ? follow(sent, { ...options, documentAST })
      : post(sent, { ...credentials, ...options?.headers }, label);
  };
}

/** With its cost, which is told in a pane of its own. */
async function post(sent, headers, viewer) {
  const answer = await ask(sent, { 'gridhub-explain': 'cost', ...headers });
  const { operationName } = sent;
  return operationName === ITS_OWN ? answer : takeExplanation(answer, { operationName, viewer });
}

/** As the viewer of the headers, or whoever the browser is signed in as. */
export async function ask(body, headers = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

function isOperation({ kind }) {
  return kind === Kind.OPERATION_DEFINITION;
}
