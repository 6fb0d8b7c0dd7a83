import { Link, useNavigate } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { wordOf } from '../../../shared/words/word-of';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { ChangeButton } from '../../form/ChangeButton';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { DueDay } from '../parts/DueDay';
import { Facts } from '../../parts/Facts';
import { Papers } from '../print/Papers';
import { recordAct } from './act-forms';
import { correctForm, endForm, moveForm, recuseForm, reopenForm } from './file-forms';
import { isWorkedOn, type FileView } from './file-view';

const FORMS = { correct: correctForm, end: endForm, reopen: reopenForm };

/** What stands above all: who, how urgent, what is due, and what can be done. */
export function FileHead({ file }: { readonly file: FileView }) {
  const navigate = useNavigate();
  const { file: words, codes, fields: f } = childWords;
  const reasons = { ...shared.category, ...codes.factor, ...codes.tierReason };
  return (
    <section className="panel" aria-label={file.number}>
      <Facts of={[
        [f.childNumber, file.number],
        [words.answers, <Place key="place" code={file.careDivision} />],
        [f.tier, file.status === 'ACTIVE' ? <><StatusTag tone={file.tier === 'HIGH' ? 'bad' : file.tier === 'RAISED' ? 'act' : 'soft'}>{codes.tier[file.tier]}</StatusTag> <span className="sub">{file.tierBecause.map((code) => wordOf(reasons, code)).join(' · ')}</span></> : codes.status[file.status]],
        [codes.dueKind.contact, file.status === 'ACTIVE' ? <DueDay of={file.contact} /> : null], [codes.dueKind.visit, file.status === 'ACTIVE' ? <DueDay of={file.visit} /> : null],
        [words.missed, missed(file)], [words.ended, file.endedOn === null ? null : <><Day on={file.endedOn} /> {file.endReason === null ? '' : codes.endReason[file.endReason]}</>],
        [words.linked, file.linked.length === 0 ? null : file.linked.map(({ id, number }) => <Link key={id} to={routes.child(id)}>{number}</Link>)],
      ]} />
      {file.primary === undefined ? null : <p className="problem">{words.primary} <Link to={routes.child(file.primary)}>{words.openPrimary}</Link></p>}
      {file.moving ? <p><StatusTag tone="act">{words.moving}</StatusTag></p> : null}
      {file.lookUp.map((what) => <p key={what}><StatusTag tone="act">{codes.lookUp[what]}</StatusTag></p>)}
      {file.notSeen > 1 ? <p className="late">{childWords.list.notSeen(file.notSeen)}</p> : null}
      <div className="moves">
        {isWorkedOn(file) ? <ChangeButton form={recordAct(file.id)} version={file.version} isMain /> : null}
        <Changes version={file.version} forms={file.allowedActions.map((action) => FORMS[action](file))} />
        {isWorkedOn(file) ? <Changes version={file.version} forms={[moveForm(file)]} /> : null}
        {isWorkedOn(file) ? <ChangeButton form={recuseForm(file)} version={file.version} onDone={() => { void navigate({ to: routes.children }); }} /> : null}
      </div>
      {file.detail === null ? null : <Papers of={file.id} forms={['file', 'visits', 'delegation', 'delegation-notice', 'problems', 'work-log']} />}
    </section>
  );
}

function missed({ missed: { contact, visit } }: FileView): string | null {
  const parts = [[childWords.codes.dueKind.contact, contact.length], [childWords.codes.dueKind.visit, visit.length]] as const;
  const told = parts.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`);
  return told.length === 0 ? null : told.join(' · ');
}
