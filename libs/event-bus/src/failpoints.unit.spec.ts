import { describe, expect, it } from '@jest/globals';
import { Failpoints } from './failpoints.js';
import { SomeEvents } from './some-events.js';

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

  it('fail one event in so many, in its first tries, whoever counts', () => {
    const set = new Failpoints('worker.before-handler:throw:4x3');
    const fails = (id: string, attempt: number): boolean => {
      try {
        return set.hit('worker.before-handler', { id, attempt }) !== undefined;
      } catch {
        return true;
      }
    };
    const ids = Array.from({ length: 400 }, (_, n) => `event ${n}`);
    const failing = ids.filter((id) => fails(id, 1));
    expect(failing.length).toBeGreaterThan(60);
    expect(failing.length).toBeLessThan(140);
    expect(ids.filter((id) => fails(id, 3))).toEqual(failing);
    expect(ids.filter((id) => fails(id, 4))).toEqual([]);
    expect(failing.every((id) => SomeEvents.read('4x3')?.names(id))).toBe(true);
  });

  it.each(['worker.before-lunch:kill', 'worker.before-commit:faint', 'worker.before-commit:throw:x', 'worker.before-commit:throw:0x3', 'worker.before-commit:throw:500x', 'worker.before-commit'])('refuses %s', (setting) => {
    expect(() => new Failpoints(setting)).toThrow('Unknown failpoint');
  });
});
