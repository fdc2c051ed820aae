/** Where requests may come from and whom they may be for, as the environment says it: proxies, hosts, origins. */
import { Callers } from '../engine/http/caller.ts';
import { readHost } from '../engine/http/host-name.ts';
import { StartError } from '../errors.ts';
import { listIn } from './environment.ts';

/** @throws StartError where one of them is neither an address nor a network */
export function readProxies(text: string): string[] {
  const proxies = listIn(text);
  try {
    void new Callers(proxies);
  } catch (error) {
    throw new StartError(
      `GRIDHUB_TRUSTED_PROXIES is "${text}" (${(error as Error).message}); give addresses and networks like 10.0.0.0/8, ` +
        'loopback, linklocal or uniquelocal, a comma between.',
    );
  }
  return proxies;
}

/** In the form in which hosts are compared. @throws StartError for what is no name */
export function readHosts(text: string): string[] {
  return listIn(text).map((one) => {
    const name = readHost(one);
    if (name !== undefined) return name;
    throw new StartError(
      `GRIDHUB_HOSTS holds "${one}"; give names like hub.example, without scheme and port, a comma between.`,
    );
  });
}

/** @throws StartError for what is no origin */
export function readOrigins(text: string): string[] {
  const origins = text.split(',').filter(Boolean);
  const wrong = origins.find((one) => URL.parse(one)?.origin !== one);
  if (wrong === undefined) return origins;
  throw new StartError(
    `GRIDHUB_CORS_ORIGINS holds "${wrong}"; give origins like https://board.example, a comma between.`,
  );
}
