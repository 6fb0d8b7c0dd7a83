import { describe, expect, it } from '@jest/globals';
import { DesksPublished, ReferralOpened, ReportFiledV2, SERVICES } from '@referrals/contracts';
import { routeBatch } from './route-batch.js';

const rows = [DesksPublished, ReportFiledV2, ReferralOpened, DesksPublished].map(({ type }, index) => ({ seq: index + 1, shard: 0, type }));

describe('routing a batch', () => {
  it('gives each subscriber its own rows, in order', () => {
    const { taken, bySubscriber, stoppedAt } = routeBatch(rows, SERVICES);
    expect(taken).toEqual(rows);
    expect(Object.fromEntries(bySubscriber)).toEqual({ 'mandatory-reporting': [1, 3, 4], 'referral-desk': [1, 2, 4], 'child-registry': [1, 4], directory: [3] });
    expect(stoppedAt).toBeUndefined();
  });

  it('stops at a subscriber that is not here instead of losing the event for it', () => {
    const { taken, stoppedAt } = routeBatch([...rows.slice(2), ...rows], ['directory', 'mandatory-reporting']);
    expect(taken.map(({ seq }) => seq)).toEqual([3]);
    expect(stoppedAt).toBe(DesksPublished.type);
  });

  it('stops at a type it does not know: a newer release will carry it', () => {
    const { taken, stoppedAt } = routeBatch([rows[0]!, { seq: 9, shard: 0, type: 'directory.register.painted.v1' }, rows[1]!], SERVICES);
    expect(taken.length).toBe(1);
    expect(stoppedAt).toBe('directory.register.painted.v1');
  });

  it('carries one topic when told so', () => {
    expect(routeBatch(rows, SERVICES, 'directory.register').taken.map(({ seq }) => seq)).toEqual([1, 4]);
  });
});
