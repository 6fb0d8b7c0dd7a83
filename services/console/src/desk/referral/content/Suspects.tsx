import type { components } from '#api';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { Organisation } from '../../parts/Names';
import { Fact } from './Fact';
import { Masked } from './Masked';
import { wordTold, yesNo } from './told';

/** Who may have done it; an empty list says that nobody is suspected, none that it is not known. */
export function Suspects({ suspects }: { readonly suspects: readonly components['schemas']['Suspect'][] | undefined }) {
  if (suspects === undefined) return null;
  const words = work.content;
  return (
    <>
      <h3>{words.suspects}</h3>
      {suspects.length === 0 ? <p>{words.notSuspected}</p> : suspects.map((one, n) => (
        <dl className="facts" key={`${one.relation} ${one.name ?? n}`}>
          <Fact name="relation">{wordTold(shared.relation, one.relation)}</Fact>
          <Fact name="name">{one.name}</Fact>
          <Fact name="withChildNow">{wordTold(shared.withChildNow, one.withChildNow)}</Fact>
          <Fact name="cohabiting">{yesNo(one.cohabiting)}</Fact>
          <Fact name="organisation">{one.organisation === undefined ? undefined : <Organisation id={one.organisation} />}</Fact>
          <Fact name="phone">{one.phone === undefined ? undefined : <Masked field={`suspects.${n}.phone`} label={work.content.fields['phone'] ?? ''} value={one.phone} />}</Fact>
          <Fact name="whereabouts">{one.whereabouts}</Fact>
          <Fact name="description">{one.description}</Fact>
        </dl>
      ))}
    </>
  );
}
