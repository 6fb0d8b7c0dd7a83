/** So many are shown to whoever slipped. */
const SHOWN = 5;

export interface Named { readonly code: string; readonly name: string }

/** Codes that somebody may have meant, the nearest first, each with its name: `430223 攸县`. */
export function nearCodes(meant: string, known: readonly Named[]): string[] {
  return known
    .map(({ code, name }) => ({ shown: `${code} ${name}`, code, slips: slipsBetween(meant, code) }))
    .sort((one, other) => one.slips - other.slips || (one.code < other.code ? -1 : 1))
    .slice(0, SHOWN).map(({ shown }) => shown);
}

/** Signs that are wrong, missing, too many, or exchanged with their neighbour. */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + same, exchanged));
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
