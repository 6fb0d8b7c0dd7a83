import { useState } from 'react';
import { administration } from '../../shared/words/administration';

interface FindBarProps {
  /** What was typed, once it was sent; empty for everything. */
  readonly onFind: (typed: string) => void;
}

/** Finds by part of a name. What was typed is not in the address: it may be a person's name. */
export function FindBar({ onFind }: FindBarProps) {
  const [typed, setTyped] = useState('');
  return (
    <form className="filters" role="search" onSubmit={(event) => { event.preventDefault(); onFind(typed.trim()); }}>
      <label>{administration.findHint}<input type="search" value={typed} maxLength={64} onChange={(event) => { setTyped(event.target.value); }} /></label>
      <button className="button" type="submit">{administration.find}</button>
    </form>
  );
}
