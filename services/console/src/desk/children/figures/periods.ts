/** A period and those before it, written as it is: months (`2026-05`), quarters (`2026Q2`), years. */
export function periodsBefore(period: string, count: number): readonly string[] {
  const [year, part] = [Number(period.slice(0, 4)), Number(period.slice(5) || '1')];
  const parts = period.includes('Q') ? 4 : period.includes('-') ? 12 : 1;
  return Array.from({ length: count }, (_, ago) => {
    const at = year * parts + part - 1 - ago;
    const [y, p] = [Math.floor(at / parts), (at % parts) + 1];
    return parts === 1 ? `${y}` : parts === 4 ? `${y}Q${p}` : `${y}-${String(p).padStart(2, '0')}`;
  });
}
