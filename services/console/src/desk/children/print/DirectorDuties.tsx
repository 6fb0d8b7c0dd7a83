import { childWords } from '../../../shared/words/children';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { Sheet } from '../../parts/Sheet';
import { useRead } from '../../use-read';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 职责清单: the six duties of a director, for whoever holds the post. */
export function DirectorDuties({ form, id }: PaperProps) {
  const post = useRead('/api/child-registry/posts/{id}', { path: { id } });
  const { print: words, posts } = childWords;
  return (
    <Reading of={post}>
      {({ division, holders }) => (
        <Sheet title={words.forms[form]} number="">
          <p><Place code={division} /> {holders.length === 0 ? posts.noHolder : holders.map(({ name }) => name).join(' ')}</p>
          <ol>{words.dutiesOf.map((duty) => <li key={duty}>{duty}</li>)}</ol>
          <p>{words.services}</p>
          <p className="sub">{words.dutiesLaw}</p>
          <Signed />
        </Sheet>
      )}
    </Reading>
  );
}
