import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { useOwnPlaces } from '../use-own-places';
import { PlaceCount } from './PlaceCount';

/** The places of a township or a county, and who of them is behind. */
export function Places() {
  const codes = Object.keys(useOwnPlaces());
  const words = childWords.due;
  if (codes.length === 0) return null;
  return (
    <DataTable
      caption={words.villagesCaption} rows={codes} keyOf={(code) => code}
      columns={[
        { head: words.place, show: (code) => <Link to={routes.children} search={{ village: code } as never}><Place code={code} /></Link> },
        { head: words.files, isNumber: true, show: (code) => <PlaceCount code={code} of="total" /> }, { head: words.contactLate, isNumber: true, show: (code) => <PlaceCount code={code} of="contactOverdue" /> },
        { head: words.visitLate, isNumber: true, show: (code) => <PlaceCount code={code} of="visitOverdue" /> },
      ]}
    />
  );
}
