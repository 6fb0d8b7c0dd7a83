import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { wordOf } from '../../../shared/words/word-of';
import { DataTable } from '../../parts/DataTable';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { formOf, type ChangeForm } from '../../form/field';
import { PageHead } from '../parts/PageHead';
import type { components } from '#api';
import { FaultyRows } from './FaultyRows';
import { WaitingRows } from './WaitingRows';

type ImportView = components['schemas']['ImportView'];
const AGAIN_MS = 1_500;
const PATHS = { apply: '/api/child-registry/imports/{id}/apply', discard: '/api/child-registry/imports/{id}/discard' } as const;
const isMoving = ({ state }: ImportView): boolean => state === 'CHECKING' || state === 'APPLYING';

/** One import: what was found in its rows, and whether it is applied. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const one = useRead('/api/child-registry/imports/{id}', { path: { id } }, { every: AGAIN_MS });
  const { imports: words, codes } = childWords;
  return (
    <>
      <PageHead title={words.one}><Link className="button" to={routes.childImports}>{childWords.backTo(words.title)}</Link></PageHead>
      <Reading of={one}>
        {(read) => (
          <>
            <p role="status"><StatusTag tone={read.state === 'REFUSED' || read.state === 'STUCK' ? 'bad' : read.state === 'APPLIED' ? 'good' : 'act'}>{codes.importState[read.state]}</StatusTag> <When at={read.at} /></p>
            {read.refusal === null ? null : <p className="problem">{words.refused} {read.refusal.title}</p>}
            {read.columnsIgnored === 0 ? null : <p className="sub">{words.ignored(read.columnsIgnored)}</p>}
            {isMoving(read) || read.counts.length === 0 ? null : (
              <>
                <p><strong>{summary(read)}</strong></p>
                <Changes forms={importForms(read)} hasMain />
                <DataTable
                  caption={words.counts} rows={read.counts} keyOf={({ action, outcome }) => `${action} ${outcome ?? ''}`}
                  columns={[{ head: words.action, show: ({ action }) => wordOf(codes.rowAction, action) }, { head: words.outcome, show: ({ outcome }) => (outcome === null ? null : codes.rowOutcome[outcome]) }, { head: words.rows, isNumber: true, show: ({ rows }) => rows }]}
                />
                <p><a className="button" href={`/api/child-registry/imports/${id}/report`} download>{words.report}</a></p>
                <FaultyRows id={id} /><WaitingRows id={id} />
              </>
            )}
          </>
        )}
      </Reading>
    </>
  );
}

function summary({ counts }: ImportView): string {
  const rows = (of: (action: string) => boolean): number => counts.reduce((sum, { action, rows: count }) => sum + (of(action) ? count : 0), 0);
  return childWords.imports.summary(rows(() => true), rows((action) => action !== 'ERROR' && action !== 'REVIEW'), rows((action) => action === 'ERROR'));
}

const importForms = ({ id, allowedActions }: ImportView): readonly ChangeForm[] => allowedActions.map((action) => formOf({ path: PATHS[action], parts: { id }, title: childWords.actions[action] }));
