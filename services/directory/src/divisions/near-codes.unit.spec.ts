import { describe, expect, it } from '@jest/globals';
import { nearCodes } from './near-codes.domain.js';

const known = [
  { code: '4302', name: '株洲市' }, { code: '430223', name: '攸县' }, { code: '430224', name: '茶陵县' }, { code: '430212', name: '渌口区' }, { code: '430223103', name: '网岭镇' },
];

describe('codes near a slip of the pen', () => {
  it.each([
    ['430232', '430223 攸县'], ['43022', '430223 攸县'], ['4302231', '430223 攸县'], ['430225', '430223 攸县'], ['43o223', '430223 攸县'], ['43022310', '430223103 网岭镇'],
  ])('of %s begin with what may be meant, as %s', (meant, nearest) => expect(nearCodes(meant, known).slice(0, 4)).toContain(nearest));

  it('have those first that need the fewest slips', () => expect(nearCodes('430225', known)[0]).toBe('430223 攸县'));
});
