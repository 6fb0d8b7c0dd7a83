import { childWords } from '../../../shared/words/children';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import type { FileView } from '../file/file-view';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { Signed } from './Signed';

interface DelegatedProps { readonly file: FileView; /** To school and village; else what parents and delegate sign. */ readonly isNotice?: boolean }

/** 委托照护确认书, or the notice of it: of the delegation in force. */
export function Delegated({ file, isNotice = false }: DelegatedProps) {
  const care = useRead('/api/child-registry/children/{id}/care', { path: { id: file.id } });
  const { print: words, fields: f, codes } = childWords;
  const child = file.name ?? childWords.nameless;
  return (
    <Reading of={care}>
      {({ delegations }) => {
        const of = delegations.find(({ state, expired }) => state === 'IN_FORCE' && !expired);
        if (of === undefined) return <p>{words.noDelegation}</p>;
        return (
          <>
            {isNotice ? <p>{words.noticeTo}</p> : null}
            <p>{isNotice ? words.noticeText(child, of.name) : words.delegationText(child, of.name)}</p>
            <Facts of={[
              [f.name, of.name], [f.relation, codes.kin[of.relation]], [f.phone, of.phone], [f.from, <Day key="from" on={of.from} />], [f.to, of.to === null ? null : <Day key="to" on={of.to} />],
              ...(isNotice ? [] : [[f.capacity, of.capacity === null ? null : codes.capacity[of.capacity]], [f.duties, of.duties], [f.childHeard, of.childHeard === null ? null : codes.heard[of.childHeard]]] as const),
            ]} />
            <p className="sub">{words.delegationLaw}</p>
            <Signed by={isNotice ? [words.receivedBy] : [words.parents, words.delegate, words.childHimself]} />
          </>
        );
      }}
    </Reading>
  );
}
