import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import type { Column } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { Changes } from '../../form/Changes';
import { ChildLink } from '../parts/ChildLink';
import { itemForms } from './check-forms';

type ItemView = components['schemas']['ItemView'];

/** What is said of a file that was drawn. */
export function itemColumns(): readonly Column<ItemView>[] {
  const { spotChecks: words, codes, fields: f } = childWords;
  return [
    { head: words.child, show: ({ childId }) => <ChildLink id={childId} /> }, { head: words.village, show: ({ village }) => <Place code={village} /> },
    { head: words.state, show: ({ state, method }) => <><StatusTag tone={state === 'FINDING' ? 'bad' : state === 'CORRECTED' || state === 'OPEN' ? 'act' : 'good'}>{codes.item[state]}</StatusTag>{method === null ? null : <small className="sub">{codes.method[method]}</small>}</> },
    { head: words.found, show: ({ codes: found, note }) => <>{found.map((code) => codes.finding[code]).join(' · ')}{note === null ? null : <small className="sub">{note}</small>}</> },
    { head: words.correction, show: ({ correction, sentBack }) => <>{correction}{sentBack === null ? null : <small className="sub">{words.sentBack} {sentBack}</small>}</> },
    { head: f.decision, show: (item) => <Changes version={item.version} forms={itemForms(item)} /> },
  ];
}
