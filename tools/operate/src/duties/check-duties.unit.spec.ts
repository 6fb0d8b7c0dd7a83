import { describe, expect, it } from '@jest/globals';
import type { DutyDifference } from '@referrals/service-kit';
import { checkDuties } from './check-duties.js';

const differing = (caseId: string): DutyDifference => ({ caseId, duty: 'd', field: 'dueAt', stored: 'a', derived: 'b' });

/** Cases 01, 02, … two at a time; the even ones differ, 04 cannot be mended. */
function check(options: { readonly reason?: string; readonly after?: string; readonly only?: string; readonly stopAt?: number } = {}) {
  const [said, written]: [string[], string[]] = [[], []];
  const stop = new AbortController();
  let batches = 0;
  const all = ['01', '02', '03', '04', '05'];
  const found = (caseId: string): DutyDifference[] => (Number(caseId) % 2 === 0 ? [differing(caseId)] : []);
  const rebuild = {
    after: (caseId: string) => {
      if (++batches === options.stopAt) stop.abort();
      const cases = all.filter((one) => one > caseId || caseId.startsWith('0000')).slice(0, 2);
      return Promise.resolve({ cases, differences: cases.flatMap(found) });
    },
    of: (caseId: string) => Promise.resolve(found(caseId)),
    write: (caseId: string) => { written.push(caseId); return Promise.resolve(caseId === '04' ? [differing(caseId)] : []); },
  };
  return checkDuties({ rebuild, service: 'x', only: options.only, after: options.after, reason: options.reason, signal: stop.signal, say: (line) => said.push(line) })
    .then((checked) => ({ checked, said, written }));
}

describe('a walk through the duties of all cases', () => {
  it('names every difference and writes none', async () => {
    expect(await check()).toEqual({ checked: { cases: 5, differing: 2, left: 2 }, said: ['x\t02\td\tdueAt\t"a"\t"b"', 'x\t04\td\tdueAt\t"a"\t"b"'], written: [] });
  });

  it('writes where a reason is given, and says what still differs', async () => {
    const { checked, said, written } = await check({ reason: 'why' });
    expect([checked, written, said.filter((line) => !line.includes('dueAt\t'))]).toEqual([{ cases: 5, differing: 2, left: 1 }, ['02', '04'], ['x\t02\tWRITTEN', 'x\t04\tSTILL dueAt']]);
  });

  it('goes on where a run left off, which says where', async () => {
    const first = await check({ stopAt: 1 });
    expect(first).toMatchObject({ checked: { cases: 2, left: 1 } });
    expect(first.said.at(-1)).toContain('--after 02');
    expect((await check({ after: '02' })).checked).toEqual({ cases: 3, differing: 1, left: 1 });
  });

  it('looks at one case alone', async () => {
    expect((await check({ only: '03' })).checked).toEqual({ cases: 1, differing: 0, left: 0 });
  });
});
