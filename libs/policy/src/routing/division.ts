/** Divisions that were renamed, by their first six digits, and what they count as since. 株洲县 became 渌口区 in 2018. */
const RENAMED: Readonly<Record<string, string>> = { 430221: '430212' };

/** A division code or a jurisdiction as it is counted today. */
export function presentCode(code: string): string {
  const county = code.slice(0, 6);
  return (RENAMED[county] ?? county) + code.slice(6);
}

/** What a code, or the leading digits of one from the county on, was before; nothing for most. */
export const formerCodes = (code: string): string[] =>
  Object.entries(RENAMED).flatMap(([before, now]) => (now === code.slice(0, 6) ? [before + code.slice(6)] : []));

/** Six digits, as counted today. */
export function countyOf(code: string): string {
  return presentCode(code).slice(0, 6);
}
