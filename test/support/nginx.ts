/** Debian's nginx in front of a hub: one process, in a folder of its own, stopped by whoever started it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where it is installed; tests behind it are skipped where it is not, which CI is told (`.ci/run`). */
export const nginxPath = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));

/** Lines beside `proxy_pass` in the location that passes everything on. */
export type TransientError = readonly string[];

const UPGRADE = [
  'proxy_http_version 1.1;',
  'proxy_set_header Upgrade $http_upgrade;',
  'proxy_set_header Connection $upgrading;',
];
const FULL = [
  'proxy_set_header Host $http_host;',
  'proxy_set_header X-Real-IP $remote_addr;',
  'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  'proxy_set_header X-Forwarded-Proto $scheme;',
  'proxy_set_header X-Forwarded-Host $host;',
];

export const WAYS = {
  bare: [],
  'bare, kept alive': ['proxy_http_version 1.1;', 'proxy_set_header Connection "";'],
  'bare, with sockets': UPGRADE,
  'with the name that was asked': [...UPGRADE, 'proxy_set_header Host $http_host;'],
  'with full headers': [...UPGRADE, ...FULL],
} satisfies Record<string, TransientError>;

export type Way = keyof typeof WAYS;

export interface Nginx {
  /** Its address for each of the ways. */
  urls: Record<Way, string>;
  close(): Promise<void>;
}

export async function openNginx(hubUrl: string): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'gridhub-nginx-'));
  const ports: [Way, number][] = [];
  for (const way of Object.keys(WAYS) as Way[]) ports.push([way, await freePort()]);
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, hubUrl, ports));
  const words = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
  const child = spawn(nginxPath ?? 'nginx', words, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const urls = Object.fromEntries(
    ports.map(([way, port]) => [way, `http://127.0.0.1:${port}`]),
  ) as Record<Way, string>;
  await untilServed(Object.values(urls), child);
  return {
    urls,
    async close() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, hubUrl: string, ports: [Way, number][]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const servers = ports.map(
    ([way, port]) => `server {
      listen 127.0.0.1:${port};
      location / { proxy_pass ${hubUrl}; proxy_buffering off; ${WAYS[way].join(' ')} }
    }`,
  );
  return `daemon off; master_process off; pid ${join(folder, 'nginx.pid')};
  events { worker_connections 256; }
  http {
    access_log off; ${temporary.join(' ')}
    map $http_upgrade $upgrading { default upgrade; '' close; }
    ${servers.join('\n')}
  }\n`;
}

async function untilServed(urls: string[], child: ChildProcess): Promise<void> {
  for (const url of urls) {
    for (let tries = 0; ; tries += 1) {
      const isServed = await fetch(`${url}/livez`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isServed) break;
      if (tries === 200 || child.exitCode !== null) throw new Error(`nginx does not serve ${url}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
