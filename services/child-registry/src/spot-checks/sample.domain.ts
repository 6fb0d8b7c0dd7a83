import { presentCode } from '@referrals/policy';

export interface FramedFile { readonly id: string; readonly village: string }

export interface SampleInput {
  /** 32 small hexadecimal digits of the system's random source. */
  readonly seed: string;
  /** Of a hundred files of a township, at least `min` of them; whole numbers. */
  readonly rate: number;
  readonly min: number;
  /** All files that may be drawn, each once, in any order. */
  readonly frame: readonly FramedFile[];
}

export interface Sample {
  /** By township, in each as drawn. */
  readonly ids: readonly string[];
  readonly perTownship: Readonly<Record<string, number>>;
  /** Tells later whether a frame is the one that was drawn from. */
  readonly frameDigest: string;
}

const TOWNSHIP_DIGITS = 9;

/**
 * Draws files to be checked, so that nobody could choose them and anybody can draw them again: in each township those whose digest with the seed is
 * smallest.
 * @param sha256 the SHA-256 of a text, in small hexadecimal digits
 */
export function sample({ seed, rate, min, frame }: SampleInput, sha256: (text: string) => string): Sample {
  const townships = Map.groupBy(frame, ({ village }) => presentCode(village).slice(0, TOWNSHIP_DIGITS));
  const drawn = [...townships].sort(byFirst).map(([township, files]) => {
    const order = files.map(({ id }) => [sha256(`${seed}:${id}`), id] as const).sort((a, b) => byFirst(a, b) || (a[1] < b[1] ? -1 : 1));
    return [township, order.slice(0, Math.max(min, Math.ceil((files.length * rate) / 100))).map(([, id]) => id)] as const;
  });
  return {
    ids: drawn.flatMap(([, ids]) => ids),
    perTownship: Object.fromEntries(drawn.map(([township, ids]) => [township, ids.length])),
    frameDigest: sha256(frame.map(({ id }) => id).sort().join('\n')),
  };
}

const byFirst = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number => (a < b ? -1 : a > b ? 1 : 0);
