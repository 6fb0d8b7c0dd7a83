import { describe, expect, it } from '@jest/globals';
import { PasswordHash } from './password-hash.js';

const settings = { memory: 8_192, passes: 1, atOnce: 2, waiting: 3 };

describe('stored passwords', () => {
  it('are argon2id in PHC form, salted, and verify', async () => {
    const passwords = new PasswordHash(settings);
    const [one, two] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=8192,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify('correct horse', one)).toBe(true);
    expect(await passwords.verify('correct horsf', one)).toBe(false);
    expect(await passwords.verify('correct horse', undefined)).toBe(false);
  });

  it('made with other settings still verify, and are known to be outdated', async () => {
    const old = await new PasswordHash(settings).hash('x');
    const today = new PasswordHash({ ...settings, passes: 2 });
    expect(await today.verify('x', old)).toBe(true);
    expect(today.outdated(old)).toBe(true);
    expect(today.outdated(await today.hash('x'))).toBe(false);
  });

  it('are made a bounded number at a time; beyond what may wait, sign-in says it is overloaded', async () => {
    const passwords = new PasswordHash(settings);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => passwords.hash('x')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(results.filter((result) => result.status === 'rejected' && result.reason.code === 'OVERLOADED')).toHaveLength(3);
    expect(await passwords.verify('x', await passwords.hash('x'))).toBe(true);
  });
});
