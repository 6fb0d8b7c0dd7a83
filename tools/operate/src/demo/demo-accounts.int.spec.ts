import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockInstance } from '@referrals/database/server';
import { accountsAt } from './demo-accounts.js';

const URL_3000 = 'http://127.0.0.1:3000';

/** Answers as Docker Compose would for running containers with this port, or, without accounts, as containers without a demonstration. */
const docker = (port: number, accounts?: object): string => `#!/bin/sh
case "$2" in
  port) echo 127.0.0.1:${port} ;;
  exec) ${accounts ? `echo '${JSON.stringify(accounts)}'` : 'exit 1'} ;;
esac
`;

describe('the demo accounts are', () => {
  let folder: string;
  const environment = (): Record<string, string> => ({ PATH: `${folder}/bin:/usr/bin:/bin` });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-accounts-'));
    mkdirSync(join(folder, 'bin'));
    engine('#!/bin/sh\nexit 1\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function engine(script: string): void {
    writeFileSync(join(folder, 'bin', 'docker'), script);
    chmodSync(join(folder, 'bin', 'docker'), 0o755);
  }

  function keep(data: string, accounts: object): void {
    mkdirSync(join(folder, data, 'secrets'), { recursive: true });
    writeFileSync(join(folder, data, 'secrets', 'demo-accounts.json'), JSON.stringify(accounts));
  }

  it('the containers’ where theirs is the port, whatever an earlier start left here', async () => {
    keep('.data', { admin: 'stale' });
    engine(docker(3000, { admin: 'in the container' }));
    expect(await accountsAt(URL_3000, environment(), folder)).toEqual({ admin: 'in the container' });
  });

  it('the folder’s where the containers have another port, or do not run', async () => {
    keep('.data', { admin: 'here' });
    engine(docker(3111, { admin: 'in the container' }));
    expect(await accountsAt(URL_3000, environment(), folder)).toEqual({ admin: 'here' });
    engine('#!/bin/sh\nexit 1\n');
    expect(await accountsAt(URL_3000, environment(), folder)).toEqual({ admin: 'here' });
  });

  it('those of the folder in use, and of the one DATA_DIR names before all', async () => {
    keep('.data', { admin: 'one process' });
    keep('.data-kafka/directory', { admin: 'a process per service' });
    const lock = lockInstance(join(folder, '.data-kafka'));
    expect(await accountsAt(URL_3000, environment(), folder)).toEqual({ admin: 'a process per service' });
    lock.release();
    engine(docker(3000, { admin: 'in the container' }));
    expect(await accountsAt(URL_3000, { ...environment(), DATA_DIR: join(folder, '.data') }, folder)).toEqual({ admin: 'one process' });
  });

  it('nowhere: both cases are said', async () => {
    await expect(accountsAt(URL_3000, environment(), folder)).rejects.toThrow('docker compose up --build --wait');
    engine(docker(3000));
    await expect(accountsAt(URL_3000, environment(), folder)).rejects.toThrow('DEMO=false');
  });
});
