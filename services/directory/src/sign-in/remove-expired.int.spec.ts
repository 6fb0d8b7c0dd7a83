import { describe, expect, it } from '@jest/globals';
import { directoryRuntime, standingClock } from '../../test/directory-runtime.js';
import { PayloadAdapter } from './payload-adapter.js';
import { RemoveExpiredJob } from './remove-expired.job.js';

describe('what the provider stores', () => {
  it('goes when it has expired, a bounded number of rows at a time', async () => {
    const clock = standingClock();
    await using fixture = await directoryRuntime({ clock });
    const { database } = fixture.runtime;
    const left = async (): Promise<number> => (await database.asWorker((tx) => tx.query<{ n: number }>('SELECT count(*) AS n FROM oidc_payload')))[0]?.n ?? -1;
    await database.asWorker((tx) => tx.query(
      `INSERT INTO oidc_payload (model, id, payload, expires_at) SELECT 'Session', n::text, '{}', $1::timestamptz - interval '1 s' FROM generate_series(1, 1500) n`, [clock.now()]));
    await new PayloadAdapter('Session', database, clock).upsert('stays', { uid: 'u' }, 60);
    const remove = (): Promise<void> => new RemoveExpiredJob().run({ at: clock.now(), asWorker: (work) => database.asWorker(work) });
    await remove();
    expect(await left()).toBe(501);
    await Promise.all([remove(), remove()]);
    expect(await left()).toBe(1);
  });

  it('is found by the keys it was stored under, and by nothing that is no key', async () => {
    await using fixture = await directoryRuntime();
    const sessions = new PayloadAdapter('Session', fixture.runtime.database, fixture.runtime.clock);
    const codes = new PayloadAdapter('AuthorizationCode', fixture.runtime.database, fixture.runtime.clock);
    await sessions.upsert('a', { uid: 'u', state: '\u0000' }, 60);
    await codes.upsert('c', { grantId: 'g' }, 60);
    expect(await sessions.findByUid('u')).toEqual({ uid: 'u', state: '\u0000' });
    expect(await codes.find('a')).toBeUndefined();
    await codes.consume('c');
    expect(await codes.find('c')).toMatchObject({ consumed: expect.any(Number) });
    await codes.revokeByGrantId('g');
    expect(await codes.find('c')).toBeUndefined();
    expect(await sessions.find('a\u0000')).toBeUndefined();
    await sessions.destroy('a');
    expect(await sessions.find('a')).toBeUndefined();
  });
});
