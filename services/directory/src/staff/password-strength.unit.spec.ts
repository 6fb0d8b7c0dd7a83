import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commonPasswords } from './common-passwords.js';
import { isWeak } from './password-strength.domain.js';

const weighed = { account: 'teacher.yx', old: 'rain-over-Xiang-86', common: commonPasswords() };
const weak = (password: string, more: Partial<typeof weighed> = {}): boolean => isWeak(password, { ...weighed, ...more });

describe('a password', () => {
  it.each([
    'password1234', 'Password2026!', 'P@ssw0rd2026', 'passwordpassword', 'qwertyuiop123', 'qwerty123456', 'qwertyuiopas', '1qaz2wsx3edc', '1q2w3e4r5t6y',
    '123456789012', '111111111111', '000000000000', '987654321000', '123123123123', 'abcabcabcabc', 'abcdefghijkl', 'iloveyou1314', 'woaini5201314', 'admin123admin123',
    'Zhuzhou@2026!!', 'zhuzhou430200', 'administrator', 'ｐａｓｓｗｏｒｄ１２３４', 'x7k!x7k!x7k!',
  ])('that many people have is weak: %s', (password) => expect(weak(password)).toBe(true));

  it.each(['teacher.yx2026', 'TEACHER-YX-2026', 'teacheryx!2026', 'xy.rehcaet!2026', 'teacher-2026-yx', 'my teacher.yx pw'])(
    'that is made of the account is weak: %s', (password) => expect(weak(password)).toBe(true));

  it('is not longer by its blanks, and not another than the old one', () => {
    expect(weak('k7 Pz 9 mWq  2')).toBe(true);
    expect(weak('a            b')).toBe(true);
    expect(weak('Rain-over-Xiang-86 ')).toBe(true);
    expect(weak('雨落湘江春水生夜来花开')).toBe(true);
  });

  it.each(['correct horse battery', 'k7Pz9mWq2vLx', 'seven-ducks-cross-a-road', '雨落湘江春水生夜来花自开', 'Tuesday?green_boat 41'])(
    'of one’s own is taken: %s', (password) => expect(weak(password)).toBe(false));

  it('of twelve signs by chance is hardly ever weak', () => {
    const sign = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
    let refused = 0;
    fc.assert(fc.property(fc.array(sign, { minLength: 14, maxLength: 14 }), (signs) => { if (weak(signs.join(''))) refused += 1; }), { numRuns: 2_000 });
    expect(refused).toBeLessThan(20);
  });

  it('is weighed in a moment, however long', () => {
    const started = performance.now();
    weak('ab1'.repeat(66));
    weak([...Array(200).keys()].map((n) => String.fromCharCode(97 + (n * 7) % 26)).join(''));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
