import { describe, expect, it } from '@jest/globals';
import { millisOf } from '@referrals/calendar';
import { ClockAdvanced, REGISTER_ID } from '@referrals/contracts';
import { ServiceHarness } from '@referrals/service-harness';
import { referralDesk } from '../../src/index.js';

const DAY = 86_400_000;

describe('what the directory says of a demonstration’s clock', () => {
  const advance = (harness: ServiceHarness, offsetMs: number) => harness.deliver(ClockAdvanced, { offsetMs }, { key: REGISTER_ID });
  const kept = async (harness: ServiceHarness) => (await harness.look<{ days: number }>('SELECT (offset_ms / 86400000)::int AS days FROM demo_clock')).map(({ days }) => days);
  const ahead = (harness: ServiceHarness): number => millisOf(harness.running.services[0]?.runtime.clock.now() ?? harness.clock.now()) - millisOf(harness.clock.now());

  it('is kept, the largest of it, whichever comes first', async () => {
    await using harness = await ServiceHarness.start(referralDesk);
    expect(await advance(harness, 5 * DAY)).toEqual({ state: 'DONE' });
    expect(await advance(harness, 3 * DAY)).toEqual({ state: 'DONE' });
    expect([await kept(harness), ahead(harness)]).toEqual([[5], 5 * DAY]);
  });

  it('is nothing outside of demo mode', async () => {
    await using harness = await ServiceHarness.start(referralDesk, { environment: { DEMO: 'false' } });
    expect(await advance(harness, 5 * DAY)).toEqual({ state: 'DONE' });
    expect([await kept(harness), ahead(harness)]).toEqual([[0], 0]);
  });
});
