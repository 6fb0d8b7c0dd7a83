import { describe, expect, it } from '@jest/globals';
import { Failpoints } from './failpoints.js';

describe('failpoints', () => {
  it('do nothing unless set', () => {
    const none = new Failpoints();
    expect([none.active, none.hit('worker.after-handler')]).toEqual([false, undefined]);
  });

  it('act each time, or the count-th time only', () => {
    const set = new Failpoints('worker.before-handler:throw,worker.before-commit:throw:2');
    for (let time = 0; time < 3; time += 1) expect(() => set.hit('worker.before-handler')).toThrow('failpoint worker.before-handler');
    expect(set.hit('worker.before-commit')).toBeUndefined();
    expect(() => set.hit('worker.before-commit')).toThrow('failpoint');
    expect(set.hit('worker.before-commit')).toBeUndefined();
  });

  it.each(['worker.before-lunch:kill', 'worker.before-commit:faint', 'worker.before-commit:throw:x', 'worker.before-commit'])('refuses %s', (setting) => {
    expect(() => new Failpoints(setting)).toThrow('Unknown failpoint');
  });
});
