import { describe, expect, it } from '@jest/globals';
import { catalogue } from '@referrals/contracts';
import { describeEvent } from './describe-event.js';

const envelope = {
  specversion: '1.0', id: '01970000-0000-7000-8000-000000000001', source: '/mandatory-reporting', type: 'mandatory-reporting.report.filed.v1', subject: 'x',
  time: '2026-05-11T00:20:00.000Z', partitionkey: '01970000-0000-7000-8000-000000000002', datacontenttype: 'application/json',
} as const;

describe('an event shown to an operator', () => {
  it('keeps ids, times, codes and numbers of arrays and objects', () => {
    const data = { id: envelope.id, at: envelope.time, role: 'LEAD', rows: [1, 12], to: { division: '430223' }, none: null, yes: true };
    expect(describeEvent({ ...envelope, data }).data).toEqual(data);
  });

  it('replaces words by their length, however they got there', () => {
    expect(JSON.stringify(describeEvent({ ...envelope, data: { name: '张三', deep: [{ story: 'He said so.' }], id: '430299200001010011' } }))).toContain('"name":"(2 characters)","deep":[{"story":"(11 characters)"}],"id":"(18 characters)"');
  });

  it('replaces what may be the number of a telephone, as text or as a number', () => {
    expect(describeEvent({ ...envelope, data: { phone: '13000000000', other: 13_000_000_000, division: '430223', village: '430223104208', revision: 7 } }).data)
      .toEqual({ phone: '(11 characters)', other: '(11 characters)', division: '430223', village: '430223104208', revision: 7 });
  });

  it('shows every example of the catalogue without changing an id', () => {
    for (const { type, example } of catalogue) {
      const shown = JSON.stringify(describeEvent({ ...envelope, type, data: example }));
      for (const id of JSON.stringify(example).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []) expect(shown).toContain(id);
    }
  });
});
