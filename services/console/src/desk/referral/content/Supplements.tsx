import { work } from '../../../shared/words/work';
import { wordOf } from '../../../shared/words/word-of';
import { When } from '../../parts/When';
import type { Supplement } from '../types';
import { ChildFacts } from './ChildFacts';
import { ProfessionFacts } from './ProfessionFacts';
import { RevealContext } from './reveal-context';
import { Suspects } from './Suspects';
import { ToldFacts } from './ToldFacts';
import { Unchecked } from './Unchecked';

/** What was told later, in order. */
export function Supplements({ reportId, supplements }: { readonly reportId: string; readonly supplements: readonly Supplement[] }) {
  const words = work.content;
  return supplements.map((one) => (
    <RevealContext key={one.part} value={{ reportId, part: one.part }}>
      <section>
        <h3>{words.supplement(one.part)} <small className="sub">{wordOf(words.by, one.toldBy)} <When at={one.at} /></small></h3>
        <ToldFacts told={one} />
        {one.child === undefined ? null : <ChildFacts child={one.child} />}
        <Suspects suspects={one.suspects} />
        <ProfessionFacts told={one} />
        <Unchecked fields={one.unchecked} />
      </section>
    </RevealContext>
  ));
}
