import { describe, expect, it } from '@jest/globals';
import { ChangeKeys, uuid } from './idempotency';

describe('keys of changes', () => {
  it('are UUIDs', () => {
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('stay for the same change until it was answered, and are another for any other', () => {
    const keys = new ChangeKeys();
    const first = keys.keyOf('/a', 1, { x: 1 });
    expect(keys.keyOf('/a', 1, { x: 1 })).toBe(first);
    expect(new Set([first, keys.keyOf('/a', 2, { x: 1 }), keys.keyOf('/a', 1, { x: 2 }), keys.keyOf('/b', 1, { x: 1 })]).size).toBe(4);
    keys.answered('/a', 1, { x: 1 });
    expect(keys.keyOf('/a', 1, { x: 1 })).not.toBe(first);
  });
});
