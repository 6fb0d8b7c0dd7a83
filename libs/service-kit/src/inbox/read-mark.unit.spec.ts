import { describe, expect, it } from '@jest/globals';
import { markOf } from './read-mark.js';

describe('a mark of what was read', () => {
  it.each(['123456/7:7:', '1/7:9:7,8', '0/7:900:7,8,8,12'])('is %s', (text) => {
    expect(markOf(text)).toEqual({ cluster: text.split('/')[0], snapshot: text.split('/')[1] });
  });

  it.each(['', 'x', '1/7', '1/7:5:', '1/7:9:6', '1/7:9:8,7', '1/7:9:9', '1/0:0:', '1/7:9:7,', '1/7:9:7 ', '1234567/7:7:', `1/${'9'.repeat(19)}:${'9'.repeat(19)}:`])('is not %p', (text) => {
    expect(markOf(text)).toBeUndefined();
  });
});
