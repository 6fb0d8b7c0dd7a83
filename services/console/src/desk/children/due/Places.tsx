import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { useOwnPlaces } from '../use-own-places';
import { useBehind } from './use-behind';

/** The places of a township or a county that have files, those furthest behind first. */
export function Places() {
  const rows = useBehind(Object.keys(useOwnPlaces()));
  const words = childWords.due;
  if (rows.length === 0) return null;
  const late = (count: number) => <span className={count > 0 ? 'late' : undefined}>{count}</span>;
  return (
    <div className="houses">
      <DataTable
        caption={words.villagesCaption} rows={rows} keyOf={({ code }) => code}
        columns={[
          { head: words.place, show: ({ code }) => <Link to={routes.children} search={{ village: code }}><Place code={code} /></Link> },
          { head: words.files, isNumber: true, show: ({ files }) => files }, { head: words.contactLate, isNumber: true, show: ({ contacts }) => late(contacts) }, { head: words.visitLate, isNumber: true, show: ({ visits }) => late(visits) },
        ]}
      />
    </div>
  );
}
