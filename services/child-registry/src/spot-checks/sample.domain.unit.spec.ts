import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { sample as sampleBy, type Sample, type SampleInput } from './sample.domain.js';

const sha256 = (text: string): string => hash('sha256', text);
const sample = (input: SampleInput): Sample => sampleBy(input, sha256);
const seedOf = (number: number): string => sha256(`seed ${number}`).slice(0, 32);

const TOWNSHIPS = ['430203100', '430212101', '430221101', '430223103'];
const frames = fc.uniqueArray(fc.record({ id: fc.uuid(), village: fc.constantFrom(...TOWNSHIPS.flatMap((township) => [township, `${township}201`, `${township}202`])) }), { selector: ({ id }) => id, maxLength: 60 });
const inputs = fc.record({ seed: fc.nat().map(seedOf), rate: fc.integer({ min: 0, max: 100 }), min: fc.nat(8), frame: frames });

describe('sample', () => {
  answersItsCases('sample', 1);

  it('is drawn again the same, in whatever order the frame comes', () => {
    fc.assert(fc.property(inputs.chain((input) => fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.frame], { minLength: input.frame.length }))), ([input, shuffled]) => {
      expect(sample({ ...input, frame: shuffled })).toEqual(sample(input));
    }), { numRuns: 500 });
  });

  it('takes of each township its rate, at least the least, at most all, each once, those of the smallest digests', () => {
    fc.assert(fc.property(inputs, (input) => {
      const { ids, perTownship } = sample(input);
      const drawn = new Set(ids);
      const groups = Map.groupBy(input.frame, ({ village }) => village.slice(0, 9).replace('430221', '430212'));
      for (const [township, files] of groups) {
        const taken = files.filter(({ id }) => drawn.has(id));
        const most = Math.max(input.min, Math.ceil((files.length * input.rate) / 100));
        expect([township, taken.length, perTownship[township]]).toEqual([township, Math.min(files.length, most), taken.length]);
        const digests = (some: typeof files): string[] => some.map(({ id }) => sha256(`${input.seed}:${id}`)).sort();
        expect(digests(taken)).toEqual(digests([...files]).slice(0, taken.length));
      }
      expect([drawn.size, Object.keys(perTownship).sort()]).toEqual([ids.length, [...groups.keys()].sort()]);
    }), { numRuns: 500 });
  });

  it('tells a frame that lacks a file from the whole', () => {
    const [input, more] = [{ seed: seedOf(1), rate: 5, min: 5 }, { id: 'b', village: '430223103' }];
    const less = sample({ ...input, frame: [{ id: 'a', village: '430223103' }] });
    expect(sample({ ...input, frame: [{ id: 'a', village: '430223103' }, more] }).frameDigest).not.toBe(less.frameDigest);
  });

  it('draws each file of a township alike often: χ² over 10,000 seeds', () => {
    const [files, drawn, seeds] = [11, 4, 10_000];
    // Ids in order, as a system gives them: their place must not matter, nor that of their village.
    const frame = Array.from({ length: files }, (_, index) => ({ id: `01970000-0000-7000-8000-${String(index).padStart(12, '0')}`, village: `43022310320${index % 3}` }));
    const times = new Map(frame.map(({ id }) => [id, 0]));
    for (let seed = 0; seed < seeds; seed += 1) for (const id of sample({ seed: seedOf(seed), rate: 0, min: drawn, frame }).ids) times.set(id, (times.get(id) ?? 0) + 1);
    const expected = (seeds * drawn) / files;
    // Drawn without replacement, the counts vary less than if each seed drew once: the factor makes it χ² of files − 1 degrees.
    const chi2 = [...times.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) * ((files - 1) / (files - drawn));
    expect([...times.values()].reduce((sum, count) => sum + count)).toBe(seeds * drawn);
    // 10 degrees of freedom: more is seen once in 1,000 fair draws; the seeds are fixed, so it is seen always or never.
    expect(chi2).toBeLessThan(29.59);
  });
});
