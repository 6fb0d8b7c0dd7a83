import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { describeWithOwnBroker } from '@referrals/event-bus/conformance';

const TOOL = join(import.meta.dirname, '../dist/chaos.js');

async function chaos(mode: 'local' | 'kafka', kills: number): Promise<void> {
  expect({ built: existsSync(TOOL) }).toEqual({ built: true });
  const tool = spawn(process.execPath, [TOOL, '--mode', mode, '--reports', '12', '--kills', String(kills), '--seed', '7', '--minutes', '5'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, failed, [code]] = await Promise.all([text(tool.stdout), text(tool.stderr), once(tool, 'exit')]);
  expect({ code, said: code === 0 ? '' : `${said}${failed}` }).toEqual({ code: 0, said: '' });
  expect(said).toMatch(/children’s files\s+6 of 6 opened, \d+ acts\n/);
  expect(said).toMatch(/丢失 lost\s+0\n.*重复 doubled\s+0\n.*未反馈 not fed back\s+0\n.*链断裂 broken chains\s+0\n/);
}

describe('the product, killed while people use it', () => {
  it('loses nothing and doubles nothing', () => chaos('local', 2), 240_000);
});

describeWithOwnBroker('a city, struck while people use it', () => {
  it('loses nothing and doubles nothing', () => chaos('kafka', 4), 330_000);
});
