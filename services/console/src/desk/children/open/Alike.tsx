import type { ApiError } from '../../../shared/problem';
import { childWords } from '../../../shared/words/children';
import { MoveButton } from '../../parts/MoveButton';
import { AlikeFile } from './AlikeFile';

interface AlikeProps { readonly problem: ApiError; readonly isSending: boolean; readonly onOther: () => void }

/** Files that may be this child's, before another is opened. With the same ID number it is this child: no other is opened. */
export function Alike({ problem: { code, facts }, isSending, onOther }: AlikeProps) {
  const words = childWords.open;
  const isSame = code === 'CHILD_ON_FILE';
  const ids = isSame ? [String(facts['childId'])] : (facts['children'] as readonly string[] | undefined) ?? [];
  return (
    <section className="problem" role="alert" aria-label={isSame ? words.onFile : words.alike}>
      <h2>{isSame ? words.onFile : words.alike}</h2>
      <p>{isSame ? words.onFileText : ids.length === 0 ? words.notSeen : words.alikeText}</p>
      {ids.map((id) => <AlikeFile key={id} id={id} />)}
      {isSame ? null : <MoveButton isSending={isSending} onClick={onOther} means={words.later}>{words.isOther}</MoveButton>}
    </section>
  );
}
