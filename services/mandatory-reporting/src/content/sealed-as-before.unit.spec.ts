import { describe, expect, it } from '@jest/globals';
import { FileKeyRing, SensitiveRows } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';
import { childIndex } from '../filing/report.repository.js';
import { TokenKeyRecord } from '../follow-up/follow-up.entity.js';
import { RoutingFacts } from '../routing/routing.entity.js';
import { ReportStory, ReportSuspicion, SealedReporter } from './report-parts.entity.js';

const keys = new FileKeyRing(testKeyFile);
const rows = new SensitiveRows(keys);
const reportId = '01970000-0000-7000-8000-000000000101';
const value = { said: '一段话' };
/** As releases before this one sealed it. */
const sealed = (about: string) => keys.seal(JSON.stringify(value), about);

describe('what earlier releases sealed and hashed', () => {
  it('opens', () => {
    const part = { reportId, part: 2 };
    expect([
      rows.open(ReportStory, 'sealed', { ...part, sealed: sealed(`story ${reportId} 2`) }),
      rows.open(ReportSuspicion, 'sealed', { ...part, sealed: sealed(`suspicion ${reportId} 2`) }),
      rows.open(SealedReporter, 'sealed', { reportId, sealed: sealed(`reporter ${reportId}`) }),
      rows.open(RoutingFacts, 'sealed', { reportId, sealed: sealed(`facts ${reportId}`) }),
      rows.open(TokenKeyRecord, 'sealed', { id: reportId, sealed: sealed(`token key ${reportId}`) }),
    ]).toEqual([value, value, value, value, value]);
  });

  it('is found by the same hashes', () => {
    expect(childIndex(keys, { idNumber: '43029920180115002x', phone: '+86 137 0000 0000', name: ' Test·童 ' })).toEqual([
      { field: 'ID_NUMBER', value: keys.blindIndex('child ID_NUMBER', '43029920180115002X') },
      { field: 'PHONE', value: keys.blindIndex('child PHONE', '8613700000000') },
      { field: 'NAME', value: keys.blindIndex('child NAME', 'test童') },
    ]);
  });
});
