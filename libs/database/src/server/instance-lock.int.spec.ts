import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockInstance } from './index.js';

describe('the lock of a data folder', () => {
  let folder: string;
  const file = (): string => join(folder, 'instance.lock');

  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'lock-spec-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('admits one and leaves nothing behind', () => {
    const lock = lockInstance(folder);
    expect(() => lockInstance(folder)).toThrow(expect.objectContaining({ code: 'DATA_DIR_IN_USE' }));
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    lockInstance(folder).release();
  });

  it('is taken over when the process number was reused by another program', () => {
    const lock = lockInstance(folder);
    const held = JSON.parse(readFileSync(file(), 'utf8')) as { stamp: string };
    writeFileSync(file(), JSON.stringify({ ...held, stamp: `${held.stamp}0`, token: 'of a dead instance' }));
    const next = lockInstance(folder);
    lock.release();
    expect(() => lockInstance(folder)).toThrow(expect.objectContaining({ code: 'DATA_DIR_IN_USE' }));
    next.release();
  });

  it('is taken over when its file was cut off by a crash', () => {
    writeFileSync(file(), '{"pid":');
    lockInstance(folder).release();
  });
});
