import { describe, expect, it } from '@jest/globals';
import { packFaults } from '../../routing/pack-faults.js';
import { routingPack430200 as pack } from './routing-pack.js';

describe('the pack of 430200', () => {
  it('is whole: rows 1 to 40, each with a source, words all defined', () => {
    expect(pack.rows.map((row) => row.no)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(packFaults(pack)).toEqual([]);
  });

  it.each([
    ['row 3 stands at place 2', { ...pack, rows: pack.rows.filter((row) => row.no !== 2) }],
    ['row 8 says no source or no sentence', { ...pack, rows: pack.rows.map((row) => (row.no === 8 ? { ...row, source: '' } : row)) }],
    ['row 8 gives nothing', { ...pack, rows: pack.rows.map((row) => (row.no === 8 ? { ...row, gives: [] } : row)) }],
    ['row 8 gives XYZ, which is no agency', { ...pack, rows: pack.rows.map((row) => (row.no === 8 ? { ...row, gives: [{ agency: 'XYZ' as never, role: 'LEAD' as const }] } : row)) }],
    ['the last row does not make sure of a LEAD', { ...pack, rows: pack.rows.slice(0, -1) }],
    ['word sexual is not defined', { ...pack, words: Object.fromEntries(Object.entries(pack.words).filter(([word]) => word !== 'sexual')) }],
    ['word sexual is defined by itself', { ...pack, words: { ...pack.words, sexual: { any: ['sexual'] } } }],
  ])('would be refused: %s', (fault, broken) => {
    expect(packFaults(broken)).toContain(fault);
  });
});
