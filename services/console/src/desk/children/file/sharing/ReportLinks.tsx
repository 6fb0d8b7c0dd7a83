import { useState } from 'react';
import type { components } from '#api';
import { answerOf, api } from '../../../../shared/api';
import { childWords } from '../../../../shared/words/children';
import { ChangeButton } from '../../../form/ChangeButton';
import { formOf, type ChangeForm } from '../../../form/field';
import { DataTable } from '../../../parts/DataTable';
import { Empty } from '../../../parts/Empty';
import { Folded } from '../../../parts/Folded';
import { When } from '../../../parts/When';
import type { FileView } from '../file-view';
import { AlsoWatch } from './AlsoWatch';
import { ForReason } from './ForReason';
import { useOwnReports } from './use-own-reports';

/** Which reports are of this child: for the child's county alone. */
export const ReportLinks = ({ file }: { readonly file: FileView }) => <Folded title={childWords.sharing.links}><Content file={file} /></Folded>;

function Content({ file: { id, status } }: { readonly file: FileView }) {
  const [changed, setChanged] = useState(0);
  const [linked, setLinked] = useState<components['schemas']['LinkedReport']>();
  const reports = useOwnReports();
  const { sharing: words, fields: f } = childWords;
  const again = (): void => { setChanged((before) => before + 1); };
  return (
    <>
      <ForReason name="links" means={words.linksMeans} again={changed} read={(reason) => answerOf(api.POST('/api/child-registry/children/{id}/report-links/read', { params: { path: { id } }, body: { reason } }))}>
        {({ items }) => (items.length === 0 ? <Empty text={words.linksEmpty} /> : (
          <DataTable
            caption={words.links} rows={items} keyOf={(one) => one.id}
            columns={[
              { head: words.report, show: ({ reportId, basis }) => <>{reports[reportId] ?? words.elsewhere}<small className="sub">{words.bases[basis]}</small></> },
              { head: words.at, show: ({ linkedAt, unlinkedAt, reason }) => <><When at={linkedAt} />{unlinkedAt === null ? null : <small className="sub">{words.unlinked} <When at={unlinkedAt} /> {reason}</small>}</> },
              { head: f.decision, show: (one) => (one.unlinkedAt === null ? <ChangeButton form={unlinkForm(one)} onDone={again} /> : null) },
            ]}
          />
        ))}
      </ForReason>
      {status === 'ACTIVE' ? <p><ChangeButton form={linkForm(id, reports)} onDone={(answer) => { setLinked(answer as components['schemas']['LinkedReport']); again(); }} /></p> : null}
      {linked === undefined || linked.household.length === 0 ? null : <AlsoWatch id={id} linked={linked} />}
    </>
  );
}

function linkForm(id: string, reports: Readonly<Record<string, string>>): ChangeForm {
  const words = childWords.sharing;
  return formOf({
    path: '/api/child-registry/children/{id}/report-links', parts: { id }, title: words.link, means: words.linkMeans,
    fields: [
      { name: 'reportId', label: words.report, hint: Object.keys(reports).length === 0 ? words.noReports : words.reportHint, kind: 'choice', choices: reports, isRequired: true },
      { name: 'basis', label: words.basis, kind: 'choice', choices: words.bases, isRequired: true }, { name: 'watch', label: words.watch, hint: words.watchHint, kind: 'yesNo', isRequired: true },
    ],
  });
}

/** By the file that it was linked to: a file that others are merged into shows theirs as well. */
const unlinkForm = ({ id: rid, childId: id }: components['schemas']['ReportLinkView']): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/report-links/{rid}/unlink', parts: { id, rid }, title: childWords.sharing.unlink, fields: [{ name: 'reason', label: childWords.fields.reason, kind: 'long', isRequired: true }],
});
