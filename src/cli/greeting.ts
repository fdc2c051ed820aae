/** What a hub says when it is ready, and how far the demonstration's tokens reach. */
import type { Config } from '../config.ts';
import { demoTokenLines } from '../demo/demo-tokens.ts';
import { isLoopback, localUrl } from '../engine/http/own-address.ts';
import type { Hub } from '../hub.ts';

/** Why tokens that are printed would be good for more than a demonstration on this machine; undefined: they are not. */
export function reachOf({ databaseUrl, isProduction, host }: Config): string | undefined {
  if (databaseUrl !== undefined) return 'DATABASE_URL names the database';
  if (isProduction) return 'NODE_ENV is production';
  return isLoopback(host) ? undefined : `HOST is ${host}, which is not this machine alone`;
}

/** In one piece: a script that waits for the first line has all of it. */
export function greet({ url, demoTokens }: Hub, config: Config): void {
  const lines = [
    'GridHub is ready.',
    `  ${url}/           what there is`,
    `  ${url}/screen     the big screen 大屏`,
    `  ${url}/graphiql   try queries and subscriptions`,
    `  ${url}/graphql    the API; WebSocket at the same address`,
  ];
  if (demoTokens) {
    const why = reachOf(config);
    lines.push('', ...demoTokenLines(demoTokens, localUrl(url)));
    if (why !== undefined) {
      lines.push(
        '',
        `!!! These tokens are good although ${why}: --demo asks for it.`,
        '!!! Whoever reads them here may do in this database what they may. Start without --demo to refuse them.',
      );
    }
  }
  console.log(lines.join('\n'));
}
