import type { Seeded } from '../seeded.js';

/**
 * Ids for copies: a UUIDv7 keeps its order in time (its moment is shifted), any other is a random one. Quick rather than
 * unguessable: nothing secret hangs on them.
 */
export function newIdLike(random: Seeded): (like: string, shiftMs: number) => string {
  const hex = (digits: number): string => Math.floor(random.next() * 16 ** digits).toString(16).padStart(digits, '0');
  return (like, shiftMs) => {
    if (like[14] !== '7') return random.uuid();
    const ms = (Number.parseInt(like.slice(0, 8) + like.slice(9, 13), 16) + shiftMs).toString(16).padStart(12, '0');
    return `${ms.slice(0, 8)}-${ms.slice(8)}-${like.slice(14, 18)}-${like[19]}${hex(3)}-${hex(6)}${hex(6)}`;
  };
}
