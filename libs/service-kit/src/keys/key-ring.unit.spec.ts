import { describe, expect, it } from '@jest/globals';
import { testKeyFile, testRoleSecret } from '@referrals/testing';
import { FileKeyRing, type Sealed } from './key-ring.js';

describe('the keys of an installation', () => {
  const ring = new FileKeyRing(testKeyFile);

  it('opens what it closed, for the same row only', () => {
    const sealed = ring.seal('一段话', 'reporter 1');
    expect(ring.unseal(sealed, 'reporter 1')).toBe('一段话');
    expect(() => ring.unseal(sealed, 'reporter 2')).toThrow();
  });

  it('gives another ciphertext each time, and notices a changed byte', () => {
    const sealed = ring.seal('x', 'row');
    expect(ring.seal('x', 'row')).not.toBe(sealed);
    const parts = sealed.split('.');
    const body = Buffer.from(parts[3] ?? '', 'base64url');
    body[13] = (body[13] ?? 0) ^ 1;
    expect(() => ring.unseal([...parts.slice(0, 3), body.toString('base64url')].join('.') as Sealed, 'row')).toThrow();
  });

  it('opens old ciphertext after the current key changed, and names a key it lacks', () => {
    const sealed = ring.seal('old', 'row');
    const rotated = new FileKeyRing({ current: 'k2', keys: { ...testKeyFile.keys, k2: Buffer.alloc(32, 3).toString('base64') } });
    expect(rotated.unseal(sealed, 'row')).toBe('old');
    expect(rotated.derive('receipts')).toEqual(ring.derive('receipts'));
    expect(() => ring.unseal(rotated.seal('new', 'row'), 'row')).toThrow('unknown key k2');
  });

  it('indexes equal values equally, and differently for each purpose', () => {
    expect(ring.blindIndex('id number', '430299')).toBe(ring.blindIndex('id number', '430299'));
    expect(ring.blindIndex('phone', '430299')).not.toBe(ring.blindIndex('id number', '430299'));
  });

  it('makes the role passwords that tests rely on', () => {
    expect(ring.derive('database roles')).toEqual(testRoleSecret);
  });

  it('derives the same secret each time, whatever became of an earlier one, for however many purposes', () => {
    const fresh = new FileKeyRing(testKeyFile);
    const first = fresh.derive('wiped');
    const kept = Buffer.from(first);
    first.fill(0);
    expect(fresh.derive('wiped')).toEqual(kept);
    expect(fresh.deriveKey('wiped').export()).toEqual(kept);
    const purposes = Array.from({ length: 100 }, (_, n) => `purpose ${n}`);
    const secrets = purposes.map((purpose) => fresh.derive(purpose).toString('hex'));
    expect(purposes.map((purpose) => fresh.derive(purpose).toString('hex'))).toEqual(secrets);
    expect(new Set(secrets).size).toBe(100);
  });
});
