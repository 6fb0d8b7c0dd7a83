import { useState } from 'preact/hooks';
import { whenText } from '../../shared/dates';
import { field } from '../../shared/words/field';
import { shared } from '../../shared/words/shared';
import { BottomBar } from '../parts/BottomBar';
import { Frame } from '../parts/Frame';
import { contactsOf, type Way } from './acts';
import type { Person } from '../keep/who';
import { House } from './House';
import { isToDo } from './is-to-do';
import { PhoneKeeping } from './PhoneKeeping';
import { recordActs, today } from './record';
import { Refusals } from './Refusals';
import { useDue } from './use-due';

/** The month, house by house: who is to be contacted and visited; contacts of many are recorded at once. */
export function Month({ person }: { readonly person: Person }) {
  const { read, waiting, problem, again } = useDue(person);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const [recorded, setRecorded] = useState(0);
  const list = read?.list;
  const houses = list?.due.households ?? [];
  const children = houses.flatMap((house) => house.children);
  const toContact = children.filter(({ id, contact }) => isToDo(contact) && !waiting.contacts.has(id)).map(({ id }) => id);
  const toVisit = children.filter(({ id, visit }) => isToDo(visit) && !waiting.visits.has(id));
  const toggle = (id: string, isChosen: boolean): void => { setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((one) => one !== id))); };
  const all = toContact.length > 0 && toContact.every((id) => chosen.has(id));
  const record = async (way: Way): Promise<void> => {
    const ids = [...chosen];
    setAsking(false);
    setChosen(new Set());
    await recordActs(contactsOf(ids, way, today()));
    setRecorded(ids.length);
  };
  const bar = (
    <BottomBar>
      {isAsking ? <button class="button" type="button" onClick={() => { setAsking(false); }}>{field.cancel}</button> : (
        <>
          <button class="button" type="button" onClick={() => { setChosen(new Set(all ? [] : toContact)); }}>{all ? field.selectNone : field.selectAll}</button>
          <button class="button main" type="button" aria-disabled={chosen.size === 0} onClick={() => { if (chosen.size > 0) setAsking(true); }}>{field.record(chosen.size)}</button>
        </>
      )}
    </BottomBar>
  );
  return (
    <Frame bar={children.length > 0 ? bar : undefined}>
      <h1 tabIndex={-1}>{isAsking ? field.how : field.title}</h1>
      {isAsking ? (
        <div class="actions">{(Object.keys(field.ways) as Way[]).map((way) => <button class="button" type="button" key={way} onClick={() => { void record(way); }}>{field.ways[way]}</button>)}</div>
      ) : (
        <>
          {problem === undefined ? null : <p role="alert" class="note">{problem} <button class="quiet" type="button" onClick={again}>{shared.retry}</button></p>}
          {read?.isOffline === true ? <p class="note">{list === undefined ? field.notKept : field.offlineSince(whenText(list.readAt))}</p> : null}
          <Refusals />
          <p role="status">{recorded > 0 ? field.recorded(recorded) : ''}</p>
          {list === undefined ? null : <p><strong>{children.length === 0 ? field.nothing : field.left(toContact.length, toVisit.length)}</strong></p>}
          {houses.map((house, index) => <House key={house.id} house={house} place={index + 1} chosen={chosen} waiting={waiting} onToggle={toggle} />)}
          {list?.due.more === true ? <p class="note">{field.more}</p> : null}
          {children.length > 0 || person.inField ? <PhoneKeeping person={person} /> : null}
        </>
      )}
    </Frame>
  );
}
