/**
 * Who asks: whom the browser is signed in as, and in a demonstration, for its administrator, everyone else.
 * Invariant: no token that is typed is kept by the page; what is kept is the name of a role.
 */
import { ask } from './fetcher.js';

const KEPT = 'gridhub:viewer';

/** Of somebody without a token. */
export const NOBODY = { key: 'NOBODY', label: '匿名 nobody known', token: '' };

/** `{ signedIn, viewers }`: undefined and none where there are none. */
export async function whoIsThere() {
  const [viewers, { data }] = await Promise.all([
    fetch('/graphiql/viewers.json').then((response) => response.json()),
    ask({ query: '{ viewer { name role } }' }),
  ]);
  const { name, role } = data?.viewer ?? {};
  const signedIn = role ? { key: role, label: `${name} ${role}`, token: undefined } : undefined;
  return { signedIn, viewers: viewers.length > 0 ? [...viewers.map(choiceOf), NOBODY] : [] };
}

function choiceOf({ role, name, token }) {
  return { key: role, label: `${name} ${role}`, token };
}

/** Who asks first: who was chosen last, or is signed in. */
export function firstViewer({ signedIn, viewers }) {
  const kept = localStorage.getItem(KEPT);
  return viewers.find(({ key }) => key === kept) ?? viewers[0] ?? signedIn ?? NOBODY;
}

export function keepViewer({ key }) {
  localStorage.setItem(KEPT, key);
}

/** Why the token is no good; undefined: it is, and the browser goes where it is signed in. */
export async function signIn(token) {
  const { data, errors } = await ask(
    { query: '{ viewer { role } }' },
    { authorization: `Bearer ${token}` },
  );
  if (!data?.viewer.role)
    return errors?.[0]?.message ?? '此令牌没有授权。This token has no grants.';
  const there = new URL(location.href);
  there.searchParams.set('token', token);
  location.assign(there);
  return undefined;
}
