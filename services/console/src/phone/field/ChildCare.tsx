import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { routes } from '../../shared/routes';
import { field } from '../../shared/words/field';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { BottomBar } from '../parts/BottomBar';
import { Frame } from '../parts/Frame';
import { goTo } from '../go-to';
import { careOf, type Care } from './care';
import { Delegations } from './Delegations';
import type { Person } from '../keep/who';
import { keptDue, readDue } from './due-list';
import { HarmButton } from './HarmButton';
import { ProblemEntry } from './ProblemEntry';
import { SignInForMore } from './SignInForMore';
import type { ChildCard } from './types';

/** One child of the list: report harm, record a problem, look at the care and who was delegated. Who came by the PIN reports harm alone. */
export function ChildCare({ person, id }: { readonly person: Person; readonly id: string }) {
  const [child, setChild] = useState<ChildCard>();
  const [isMissing, setMissing] = useState(false);
  const [care, setCare] = useState<Care>();
  const [problem, setProblem] = useState<string>();
  const readCare = (): void => {
    careOf(id).then((found) => { setCare(found); setProblem(undefined); }, (error: unknown) => { setProblem(error instanceof ApiError && error.status > 0 ? error.title : field.onlineOnly); });
  };
  useEffect(() => {
    void keptDue(person).then(async (kept) => kept ?? (await readDue(person)).list).then((list) => {
      const found = list?.due.households.flatMap(({ children }) => children).find((one) => one.id === id);
      setChild(found);
      setMissing(found === undefined);
    }, () => { setMissing(true); });
    if (!person.inField) readCare();
  }, [id]);
  return (
    <Frame bar={<BottomBar><button class="button" type="button" onClick={() => { goTo(routes.month); }}>{field.cancel}</button></BottomBar>}>
      <h1 tabIndex={-1}>{child?.name ?? field.careTitle}</h1>
      {isMissing ? <p class="note">{field.childNotHere}</p> : null}
      {child === undefined ? null : <HarmButton child={child} isNamed={false} />}
      {person.inField ? <SignInForMore /> : <ProblemEntry child={id} />}
      {problem === undefined ? null : <p class="note">{problem} <button class="quiet" type="button" onClick={readCare}>{shared.retry}</button></p>}
      {care === undefined ? null : (
        <>
          <section class="card">
            <h2>{field.gaps}</h2>
            {care.gaps.length === 0 ? <p>{field.noGaps}</p> : <ul>{care.gaps.map(({ code, level }) => <li key={code}>{level === 'ACT' ? <strong>{wordOf(field.gap, code)}</strong> : wordOf(field.gap, code)}</li>)}</ul>}
          </section>
          <Delegations child={id} delegations={care.delegations} onChanged={readCare} />
        </>
      )}
    </Frame>
  );
}
