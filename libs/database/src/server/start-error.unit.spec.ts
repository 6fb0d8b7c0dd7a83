import { describe, expect, it } from '@jest/globals';
import { StartError, asFileError, asServerError } from './start-error.js';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe('why the database did not start', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL'], ['EDQUOT', 'DISK_FULL'], ['EACCES', 'DATA_DIR_NOT_WRITABLE'], ['EROFS', 'DATA_DIR_NOT_WRITABLE'],
    ['ENOTDIR', 'DATA_DIR_NOT_WRITABLE'],
  ])('%s of a file is %s', (code, expected) => {
    expect(asFileError(failure(code), '/data')).toMatchObject({ code: expected, zh: expect.stringContaining('/data') });
  });

  it('leaves other errors what they are', () => {
    const error = failure('EMFILE');
    expect(asFileError(error, '/data')).toBe(error);
    const known = new StartError('PASSWORD_MISSING', '/data/secrets');
    expect(asFileError(known, '/data')).toBe(known);
  });

  it.each([
    ['initdb: error: could not write to file "base/1/1255": No space left on device', 'DISK_FULL'],
    ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'DISK_FULL'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'PORT_IN_USE'],
    ['FATAL:  could not load pg_hba.conf', 'DATABASE_START_FAILED'],
  ])('PostgreSQL’s line %j is %s', (line, expected) => {
    expect(asServerError(['LOG:  starting', line], '/data', 5432)).toMatchObject({ code: expected });
  });

  it('is a Chinese and an English sentence without a stack', () => {
    const { message } = new StartError('DATA_DIR_IN_USE', '/data', 7);
    expect(message.split('\n')).toHaveLength(2);
    expect(message).toMatch(/^数据目录“\/data”.*\nThe data folder "\/data"/);
  });
});
