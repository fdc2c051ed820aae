/** Addresses of databases: with another login, and without what nobody is to read. */

/** The same database by another login, wherever the address names its own. */
export function addressAs(url: string, user: string, password: string): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const [address = '', ...asked] = url.split('?');
  const kept = asked
    .join('?')
    .split('&')
    .filter((one) => !/^(user|password)=/.test(one) && one !== '');
  const named = address.replace(/^(\w+:\/\/)(?:[^/]*@)?/, `$1${login}@`);
  return kept.length > 0 ? `${named}?${kept.join('&')}` : named;
}

/** For a sentence or a log. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^/?]*@/, '$1@').replace(/([?&]password=)[^&]*/g, '$1…');
}
