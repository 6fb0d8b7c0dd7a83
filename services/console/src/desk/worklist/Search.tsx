import { useState } from 'react';
import { work } from '../../shared/words/work';
import { SEARCH } from '../layout/keyboard';
import { askedOf, type Asked } from './asked';
import { ByNumber } from './ByNumber';
import { Found } from './Found';

/** Looks a report up by its number, or by its child. Neither what was typed nor what was found is in the address. */
export function Search() {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const words = work.search;
  const look = (text: string): void => {
    setTyped(text);
    setAsked(askedOf(text));
  };
  return (
    <search>
      <form className="search" onSubmit={(event) => { event.preventDefault(); look(typed); }}>
        <label htmlFor="search">{words.label}</label>
        <input id="search" type="search" autoComplete="off" placeholder={words.hint} aria-describedby="search-recorded" value={typed} onChange={(event) => { setTyped(event.target.value); }} {...{ [SEARCH]: '' }} />
        <button className="button" type="submit">{words.find}</button>
        {asked === undefined ? null : <button className="button" type="button" onClick={() => { look(''); }}>{words.clear}</button>}
        <small className="sub" id="search-recorded">{words.recorded}</small>
      </form>
      {asked === undefined ? null : <div className="panel">{'number' in asked ? <ByNumber number={asked.number} /> : <Found asked={asked} onNumber={look} />}</div>}
    </search>
  );
}
