import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from './logger.js';
import { tryUntilDatabase } from './until-database.js';

const away = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('work that needs a database', () => {
  const logger = new Logger('test', 'error');
  const warn = jest.spyOn(logger, 'warn');
  beforeEach(() => { warn.mockClear(); });

  it('is tried again until the database is there, and said once to wait', async () => {
    const work = jest.fn<() => Promise<string>>().mockRejectedValueOnce(away()).mockRejectedValueOnce(away()).mockResolvedValue('done');
    expect(await tryUntilDatabase(work, logger)).toBe('done');
    expect(work).toHaveBeenCalledTimes(3);
    expect(warn.mock.calls).toEqual([['waits for its database', { code: 'ECONNREFUSED' }]]);
  });

  it('is given up at once when waiting cannot mend it', async () => {
    const work = jest.fn<() => Promise<string>>().mockRejectedValue(Object.assign(new Error('permission denied'), { code: '42501' }));
    await expect(tryUntilDatabase(work, logger)).rejects.toThrow('permission denied');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is left when the process is to end', async () => {
    const stopping = new AbortController();
    const work = jest.fn<() => Promise<string>>().mockImplementation(() => {
      stopping.abort();
      return Promise.reject(away());
    });
    await expect(tryUntilDatabase(work, logger, stopping.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(work).toHaveBeenCalledTimes(1);
  });
});
