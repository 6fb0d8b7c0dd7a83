import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { may, useMe } from '../../me';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { useRead } from '../../use-read';
import { PageHead } from '../parts/PageHead';
import { CheckFile } from './CheckFile';
import { Export } from './Export';

/** Workbooks of the province's system, in and out. */
export function Page() {
  const imports = useRead('/api/child-registry/imports');
  const { imports: words, codes } = childWords;
  const me = useMe();
  return (
    <>
      <PageHead title={words.title} />
      <div className="sides"><CheckFile />{may(me, 'child.export') ? <Export /> : null}</div>
      <Reading of={imports}>
        {({ items }) => (items.length === 0 ? <Empty text={words.empty} /> : (
          <DataTable
            caption={words.caption} rows={items} keyOf={({ id }) => id} isNew={({ allowedActions }) => allowedActions.includes('apply')}
            columns={[
              { head: words.at, show: ({ id, at }) => <Link to={routes.childImport(id)}><When at={at} /></Link> }, { head: words.state, show: ({ state }) => <StatusTag tone={state === 'REFUSED' || state === 'STUCK' ? 'bad' : state === 'APPLIED' ? 'good' : 'act'}>{codes.importState[state]}</StatusTag> },
              { head: words.problem, show: ({ refusal }) => refusal?.title },
            ]}
          />
        ))}
      </Reading>
    </>
  );
}
