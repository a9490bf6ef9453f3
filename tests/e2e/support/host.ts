import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const start = '2026-03-02T09:00:00+08:00';

const api = fileURLToPath(new URL('../../../src/EnforcementFlows.Api/', import.meta.url));

/** The real host on a database of its own, with the clock that is moved by hand. One that runs already can be named in E2E_URL. */
export default async function startHost() {
  if (process.env.E2E_URL) return;
  const data = await mkdtemp(join(tmpdir(), 'e2e-'));
  const host = spawn('dotnet', ['exec', join(api, 'bin/Debug/net10.0/EnforcementFlows.Api.dll')], {
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Demo',
      ASPNETCORE_URLS: 'http://127.0.0.1:0',
      DataDirectory: data,
      Clock__Mode: 'Manual',
      Clock__Start: start,
      Auth__SignInsPerMinute: '10000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.env.E2E_URL = await addressOf(host);
  return async () => {
    const ended = new Promise((resolve) => host.once('exit', resolve));
    host.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
}

function addressOf(host: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said)?.[0];
      if (address) resolve(address);
    };
    host.stdout?.on('data', listen);
    host.stderr?.on('data', listen);
    host.once('exit', (code) => reject(new Error(`The host ended with ${code}:\n${said}`)));
  });
}
