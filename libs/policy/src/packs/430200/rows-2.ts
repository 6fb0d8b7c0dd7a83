import type { Row } from '../../routing/routing-pack.js';
import { rows } from './rows.js';

/** When the rows hold that are others than in version 1, by their number. What they give and rest on is the same. */
const when: Readonly<Record<number, Row['when']>> = {
  4: { all: ['reportable', 'educationReporter'] },
  5: { all: ['reportable', { reporter: ['HOSPITAL', 'CHILDCARE'] }] },
  6: { all: ['reportable', { reporter: ['VILLAGE'] }] },
  7: { all: ['reportable', { reporter: ['WELFARE_INSTITUTION', 'TOWNSHIP'] }] },
  9: { any: [
    { all: [{ any: ['sexual', { concern: ['SERIOUS_BULLYING'] }] }, { any: ['educationReporter', 'childcareReporter'] }] },
    { all: [{ concern: ['SERIOUS_BULLYING'] }, { known: 'school' }] },
  ] },
  17: { all: [{ concern: ['NEGLECT_MILD'] }, { not: 'villageOrHidden' }] },
  18: { all: [{ concern: ['NEGLECT_MILD'] }, 'villageOrHidden'] },
  20: { all: [{ concern: ['DELEGATED_CARE_UNFIT'] }, { not: 'villageOrHidden' }] },
  21: { all: [{ concern: ['DELEGATED_CARE_UNFIT'] }, 'villageOrHidden'] },
};

export const rowsOfVersion2: readonly Row[] = rows.map((row) => ({ ...row, when: when[row.no] ?? row.when }));
