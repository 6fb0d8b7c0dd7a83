import type { components } from '#api';

type Referral = components['schemas']['PreviewedReferral'];

export type Difference = 'ONLY_FIRST' | 'ONLY_SECOND' | 'DIFFERENT' | 'EQUAL';

/** What an agency gets under one set of facts and under the other. */
export interface Compared { readonly agency: Referral['agency']; readonly first: Referral | undefined; readonly second: Referral | undefined; readonly difference: Difference }

function differenceOf(first: Referral | undefined, second: Referral | undefined): Difference {
  if (second === undefined) return 'ONLY_FIRST';
  if (first === undefined) return 'ONLY_SECOND';
  return first.role === second.role && first.desk.id === second.desk.id && first.because === second.because ? 'EQUAL' : 'DIFFERENT';
}

/** Two routings side by side: by agency and by the place it is asked for. */
export function compare(first: readonly Referral[], second: readonly Referral[]): Compared[] {
  const keyOf = ({ agency, site }: Referral): string => `${agency} ${site}`;
  const other = new Map(second.map((one) => [keyOf(one), one]));
  const firstKeys = new Set(first.map(keyOf));
  return [
    ...first.map((one) => ({ agency: one.agency, first: one, second: other.get(keyOf(one)), difference: differenceOf(one, other.get(keyOf(one))) })),
    ...second.filter((one) => !firstKeys.has(keyOf(one))).map((one) => ({ agency: one.agency, first: undefined, second: one, difference: differenceOf(undefined, one) })),
  ];
}
