import { useState } from 'react';
import { childWords } from '../../../shared/words/children';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { todayNow } from '../month';
import { Part } from '../parts/Part';
import { usePeople } from './use-people';

const YEARS = 5;

/** Who holds a post and was not trained in a year. */
export function YearOfTraining({ place }: { readonly place: string }) {
  const now = Number(todayNow().slice(0, 4));
  const [year, setYear] = useState(now);
  const training = useRead('/api/child-registry/training', { query: { place, year } });
  const people = usePeople(place);
  const words = childWords.training;
  const names = (list: readonly { readonly person: string }[]) => <ul className="notes">{list.map(({ person }) => <li key={person}>{people[person] ?? words.who}</li>)}</ul>;
  return (
    <Part title={words.whole}>
      <div className="filters"><label>{words.year}<select value={year} onChange={(event) => { setYear(Number(event.target.value)); }}>{Array.from({ length: YEARS }, (_, ago) => <option key={ago}>{now - ago}</option>)}</select></label></div>
      <Reading of={training}>
        {({ obliged, trained, untrained, newcomers }) => (
          <>
            <p><strong>{words.summary(trained, obliged)}</strong></p>
            {untrained.length === 0 ? <p className="sub">{words.allDone}</p> : <><h3>{words.untrained}</h3>{names(untrained)}</>}
            {newcomers.length === 0 ? null : <><h3>{words.newcomers}</h3>{names(newcomers)}</>}
          </>
        )}
      </Reading>
    </Part>
  );
}
