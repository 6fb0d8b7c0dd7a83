import { routes } from '../../shared/routes';
import { field } from '../../shared/words/field';
import { goTo } from '../go-to';
import { DueBadge } from './DueBadge';
import type { Waiting } from './record';
import type { Household } from './types';

interface HouseProps {
  readonly house: Household;
  /** In the list, from 1. */
  readonly place: number;
  readonly chosen: ReadonlySet<string>;
  readonly waiting: Waiting;
  readonly onToggle: (child: string, isChosen: boolean) => void;
}

/** A house with its children, each to tick; a visit is recorded for the house. */
export function House({ house, place, chosen, waiting, onToggle }: HouseProps) {
  const visit = waiting.begun.has(house.id) ? field.goOn : field.visitHouse;
  const careOf = (child: string): string => waiting.begun.has(child) ? field.goOnCare : field.care;
  return (
    <section class="house">
      <div class="house-head">
        <h2>{field.house(place)}</h2>
        <a class="button" href={routes.visit(house.id)} aria-label={`${field.house(place)} ${visit}`} onClick={(event) => { event.preventDefault(); goTo(routes.visit(house.id)); }}>{visit}</a>
      </div>
      {house.children.map(({ id, name, age, contact, visit: visited, notSeen }) => (
        <div class="house-child" key={id}>
          <label class="switch">
            <input type="checkbox" checked={chosen.has(id)} onChange={(event) => { onToggle(id, event.currentTarget.checked); }} />
            <span>
              {name ?? field.nameless}{age === null ? null : <> <span class="hint">{field.age(age)}</span></>}
              <span class="badges">
                <DueBadge due={contact} words={field.contact} isWaiting={waiting.contacts.has(id)} />
                <DueBadge due={visited} words={field.visit} isWaiting={waiting.visits.has(id)} />
                {notSeen > 0 ? <span class="badge late">{field.notSeen(notSeen)}</span> : null}
              </span>
            </span>
          </label>
          <a class="quiet" href={routes.careOf(id)} aria-label={`${name ?? field.nameless} ${careOf(id)}`} onClick={(event) => { event.preventDefault(); goTo(routes.careOf(id)); }}>{careOf(id)}</a>
        </div>
      ))}
    </section>
  );
}
