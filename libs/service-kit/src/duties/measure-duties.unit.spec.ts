import { describe, expect, it } from '@jest/globals';
import { fixedClock, instant } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import type { DutyKeeper, ServiceDatabase, Tx } from '@referrals/database';
import { Registry } from 'prom-client';
import { countUntriggered, measureDuties } from './measure-duties.js';

const keeper = {} as DutyKeeper;
const figures = { overdue: [{ clock: 'RD-ACK', step: 'COORD', count: 3 }], provisional: 2, stepsWaiting: 1, skipped: 4 };

function measured(...databases: { service: ServiceName; duties?: DutyKeeper; counted?: object; away?: boolean }[]) {
  const registry = new Registry();
  let asked = 0;
  measureDuties(registry, fixedClock(instant('2026-11-20T02:00:00.000Z')), databases.map(({ service, duties, counted, away }) => ({
    service, duties,
    asWorker: ((work: (tx: Tx) => Promise<unknown>) => {
      asked += 1;
      if (away === true) return Promise.reject(new Error('away'));
      return work({ maybeOne: () => Promise.resolve(counted), query: () => Promise.resolve([]) } as unknown as Tx);
    }) as ServiceDatabase['asWorker'],
  })));
  return { asked: () => asked, scrape: async () => (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#')) };
}

describe('metrics of duties', () => {
  it('tell what was counted last, by one question to each service that keeps duties', async () => {
    const { scrape, asked } = measured({ service: 'referral-desk', duties: keeper, counted: { at: '2026-11-20T01:59:00.000Z', figures } }, { service: 'directory' });
    expect(await scrape()).toEqual([
      'duties_overdue{service="referral-desk",clock="RD-ACK",step="COORD"} 3', 'duties_provisional{service="referral-desk"} 2',
      'duties_steps_waiting{service="referral-desk"} 1', 'duties_skipped_cases{service="referral-desk"} 4',
      'duties_counted_timestamp_seconds{service="referral-desk"} 1795139940', 'calendar_notice_missing{service="referral-desk"} 2027',
    ]);
    expect(asked()).toBe(1);
  });

  it('leave out what cannot be read, and tell the rest', async () => {
    const { scrape } = measured({ service: 'referral-desk', duties: keeper, away: true }, { service: 'mandatory-reporting', duties: keeper });
    expect(await scrape()).toEqual(['calendar_notice_missing{service="mandatory-reporting"} 2027']);
  });

  it('count events that could not start a clock', async () => {
    countUntriggered('referral-desk', 'RD-ACK');
    countUntriggered('referral-desk', 'RD-ACK');
    expect(await measured().scrape()).toEqual(['duties_untriggered_total{service="referral-desk",clock="RD-ACK"} 2']);
  });
});
