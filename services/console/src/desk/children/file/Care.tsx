import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Part } from '../parts/Part';
import { addDelegation } from './delegation-forms';
import { Delegation } from './Delegation';
import { isWorkedOn, type FileView } from './file-view';

/** Whom the parents asked to look after the child, and what lacks. */
export function Care({ file }: { readonly file: FileView }) {
  const care = useRead('/api/child-registry/children/{id}/care', { path: { id: file.id } });
  const { file: words, codes } = childWords;
  return (
    <Part title={words.care} buttons={isWorkedOn(file) ? <Changes version={file.version} forms={[addDelegation(file.id)]} /> : null}>
      <Reading of={care}>
        {({ delegations, gaps, suggests, waiting }) => (
          <>
            {gaps.length === 0 ? null : <ul className="notes" aria-label={words.gaps}>{gaps.map(({ code, level }) => <li key={code}><StatusTag tone={level === 'ACT' ? 'bad' : 'act'}>{codes.gap[code]}</StatusTag></li>)}</ul>}
            {suggests.length === 0 ? null : <p>{words.suggests}{' '}{suggests.map((code) => shared.category[code]).join(' · ')}</p>}
            {waiting.map(({ category, on }) => <p key={category} className="sub">{words.waiting} {shared.category[category]} <Day on={on} /></p>)}
            {delegations.length === 0 ? <p className="sub">{childWords.none}</p> : delegations.map((one) => <Delegation key={one.id} file={file} of={one} />)}
            {delegations.some(({ offersReport }) => offersReport) ? <p className="problem">{words.offersReport} <Link to={routes.report} reloadDocument>{words.report}</Link></p> : null}
          </>
        )}
      </Reading>
    </Part>
  );
}
