import { describe, expect, it } from '@jest/globals';
import { suppress, type CountTree } from './suppress.js';

const leaf = (id: string, n: number): CountTree => ({ id, n });
const city = (n: number, ...children: CountTree[]): CountTree => ({ id: 'city', n, children });

describe('suppress', () => {
  it.each<readonly [string, number, CountTree, Record<string, number | '*'>]>([
    ['one small count takes the smallest of the others along', 5, city(20, leaf('a', 3), leaf('b', 8), leaf('c', 9), leaf('d', 0)), { city: 20, a: '*', b: '*', c: 9, d: 0 }],
    ['two small ones that reach the threshold hide each other', 5, city(20, leaf('a', 2), leaf('b', 4), leaf('c', 14)), { city: 20, a: '*', b: '*', c: 14 }],
    ['one and one are known from their sum', 5, city(60, leaf('a', 1), leaf('b', 1), leaf('c', 29), leaf('d', 29)), { city: 60, a: '*', b: '*', c: '*', d: 29 }],
    ['a hidden place hides what is inside, zeros too; a shown one’s own small parts are hidden among themselves', 5,
      city(33, { id: 'a', n: 4, children: [leaf('a1', 4), leaf('a2', 0)] }, { id: 'b', n: 9, children: [leaf('b1', 9)] }, { id: 'c', n: 20, children: [leaf('c1', 1), leaf('c2', 19)] }),
      { city: 33, a: '*', a1: '*', a2: '*', b: '*', b1: '*', c: 20, c1: '*', c2: '*' }],
    ['a small total is hidden with all that is in it', 10, city(9, leaf('a', 9), leaf('b', 0)), { city: '*', a: '*', b: '*' }],
    ['nothing small, nothing hidden', 5, city(11, leaf('a', 5), leaf('b', 6)), { city: 11, a: 5, b: 6 }],
  ])('%s', (_, threshold, tree, shown) => expect(suppress({ threshold, tree })).toEqual({ shown }));
});
