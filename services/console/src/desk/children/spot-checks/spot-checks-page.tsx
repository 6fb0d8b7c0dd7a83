import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { useMe } from '../../me';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { ChangeButton } from '../../form/ChangeButton';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { Part } from '../parts/Part';
import { useReadMore } from '../../use-read-more';
import { drawForm } from './check-forms';
import { itemColumns } from './item-columns';

/** Checks of a sample that nobody chose, and what they found in the caller's places. */
export function Page() {
  const { spotChecks: words, codes, fields: f } = childWords;
  const county = useMe().desks.find(({ agency, jurisdiction }) => agency === 'CIV' && jurisdiction.length === 6)?.jurisdiction;
  const list = useReadMore('/api/child-registry/spot-checks', {});
  const findings = useReadMore('/api/child-registry/spot-checks/findings', {});
  return (
    <>
      <PageHead title={words.title}>{county === undefined ? null : <ChangeButton form={drawForm(county)} isMain />}</PageHead>
      <PagedTable
        of={list} caption={words.caption} empty={words.empty} keyOf={({ id }) => id}
        columns={[
          { head: words.half, show: ({ id, half }) => <Link to={routes.spotCheck(id)}>{half}</Link> }, { head: f.county, show: ({ county: code }) => <Place code={code} /> },
          { head: words.size, isNumber: true, show: ({ frameSize }) => frameSize }, { head: words.drawn, isNumber: true, show: ({ drawn }) => drawn }, { head: words.drawnAt, show: ({ drawnAt }) => <When at={drawnAt} /> },
          { head: words.state, show: ({ state, reason }) => <><StatusTag tone={state === 'DRAWN' ? 'act' : 'good'}>{codes.spotCheck[state]}</StatusTag>{reason === null ? null : <small className="sub">{words.again} {reason}</small>}</> },
        ]}
      />
      <Part title={words.findings} isOneTable><PagedTable of={findings} caption={words.findings} empty={words.findingsEmpty} keyOf={({ id }) => id} columns={itemColumns()} /></Part>
    </>
  );
}
