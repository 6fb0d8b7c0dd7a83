/** Where desks of the demonstration are. */
export const COUNTY = '430223';

export const VILLAGE = '430223103213';

const TOWNSHIPS = 20;
const VILLAGES = 12;

/**
 * So many villages in counties of 240 each, 攸县 first: made-up codes of a province, as lists, scopes and figures see them. The village of the
 * demonstration's desk is among them.
 */
export function manyVillages(count: number): string[] {
  const counties = [COUNTY, '430203', ...Array.from({ length: Math.ceil(count / (TOWNSHIPS * VILLAGES)) }, (_, n) => `43${String(3 + Math.floor(n / 90)).padStart(2, '0')}${String(10 + (n % 90))}`)];
  const all = counties.flatMap((county) => Array.from({ length: TOWNSHIPS * VILLAGES }, (_, n) => `${county}${100 + Math.floor(n / VILLAGES)}${202 + (n % VILLAGES)}`));
  return all.slice(0, Math.max(count, TOWNSHIPS * VILLAGES));
}
