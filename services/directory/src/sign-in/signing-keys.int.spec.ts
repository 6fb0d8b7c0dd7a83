import { describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { Browser } from '../../test/browser.js';
import { directoryRuntime, standingClock } from '../../test/directory-runtime.js';
import { directoryServer } from '../../test/directory-server.js';
import { directoryConfig } from '../config.js';
import { CurrentProvider } from './current-provider.js';
import { loadSigningKeys, prepareSigningKeys, rotateWhenDue } from './signing-keys.js';

const DAY = 86_400_000;
const MINUTE = 60_000;

describe('signing keys', () => {
  it('are rotated: published before they sign, kept until what they signed has expired, then forgotten', async () => {
    const clock = standingClock();
    await using fixture = await directoryRuntime({ clock });
    const { runtime } = fixture;
    const config = directoryConfig({ SIGNING_KEY_DAYS: '30' });
    const kids = async (): Promise<(string | undefined)[]> => (await loadSigningKeys(runtime)).map(({ kid }) => kid);
    await Promise.all([prepareSigningKeys(runtime, config), prepareSigningKeys(runtime, config)]);
    const [first, ...none] = await kids();
    expect(none).toEqual([]);
    clock.advance(31 * DAY);
    expect((await Promise.all([rotateWhenDue(runtime, config), rotateWhenDue(runtime, config)])).filter(Boolean)).toHaveLength(1);
    const [signing, next] = await kids();
    expect(signing).toBe(first);
    clock.advance(16 * MINUTE);
    expect(await kids()).toEqual([next, first]);
    clock.advance(31 * DAY);
    await rotateWhenDue(runtime, config);
    expect(await kids()).not.toContain(first);
  });

  it('lie sealed in the database, and a ring that cannot open them stops the start', async () => {
    await using fixture = await directoryRuntime();
    const { runtime } = fixture;
    await prepareSigningKeys(runtime, directoryConfig({}));
    const rows = await runtime.database.asWorker((tx) => tx.query('SELECT * FROM signing_key'));
    expect(JSON.stringify(rows)).not.toContain('"d"');
    await runtime.database.asWorker((tx) => tx.query(`UPDATE signing_key SET sealed = replace(sealed, '.k1.', '.k9.')`));
    await expect(prepareSigningKeys(runtime, directoryConfig({}))).rejects.toThrow('unknown key k9');
  });

  it('sign tokens that verify before and after a rotation', async () => {
    const clock = standingClock();
    await using server = await directoryServer({ clock });
    const kidOf = (token = ''): string | undefined => decodeProtectedHeader(token).kid;
    const before = await new Browser(server.origin).signIn('psb.yx', server.passwords['psb.yx'] ?? '');
    clock.advance(91 * DAY);
    const config = directoryConfig(server.runtime.environment);
    await rotateWhenDue(server.runtime, config);
    clock.advance(16 * MINUTE);
    const keys = await loadSigningKeys(server.runtime);
    expect(keys.map(({ kid }) => kid)).toContain(kidOf(before.access_token));
    expect(keys[0]?.kid).not.toBe(kidOf(before.access_token));
    expect(await new CurrentProvider(server.runtime, config).get()).toBeDefined();
  });
});
