import { useEffect, useState } from 'preact/hooks';
import { matching, type Place } from '../../shared/places';
import { report } from '../../shared/words/report';
import { write } from './current';
import { answered, textOf, type FieldPath } from './form';
import { choicesBelow } from './places-below';
import type { StepPart } from './Step';
import { useOurPlace } from './use-our-place';

const MOST = 30;
/** Digits of a village: there is nothing below. */
const DEEPEST = 12;

/** A place by its levels, as far down as is known: county, township, village; one's own unit's first. */
export function PlacePicker({ part: { form, error }, path }: { readonly part: StepPart; readonly path: FieldPath }) {
  const code = textOf(form, path);
  const ours = useOurPlace();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [typed, setTyped] = useState('');
  const [off, setOff] = useState(false);
  useEffect(() => {
    let isOver = false;
    setTyped('');
    setPlaces([]);
    if (code.length < DEEPEST) {
      choicesBelow(code).then((found) => {
        if (isOver) return;
        setPlaces(found);
        setOff(false);
      }, () => { setOff(true); });
    }
    return () => { isOver = true; };
  }, [code]);
  const take = (place?: Pick<Place, 'code' | 'name'>, before = form.placeNames[path] ?? ''): void => {
    write({ ...answered(form, path, place?.code), placeNames: { ...form.placeNames, [path]: place === undefined ? '' : `${before} ${place.name}`.trim() } });
  };
  const found = matching(places, typed).slice(0, MOST);
  const problem = error(path);
  return (
    <fieldset class="choices" id={path}>
      <legend>{report.placeNow}<span class="hint">{report.placeHint}</span></legend>
      {problem === undefined ? null : <p class="error">{problem}</p>}
      {code === '' ? null : <p class="chosen"><strong>{form.placeNames[path]}</strong> <button class="quiet" type="button" onClick={() => { take(); }}>{report.placeAgain}</button></p>}
      {code === '' && ours !== undefined ? <p><button class="button" type="button" onClick={() => { take(ours, ''); }}>{report.placeOurs(ours.name)}</button></p> : null}
      {off ? <p class="hint">{report.placesOff}</p> : null}
      {places.length === 0 ? null : (
        <>
          <div class="field"><input aria-label={report.placeFilter} placeholder={report.placeFilter} autocomplete="off" value={typed} onInput={(event) => { setTyped(event.currentTarget.value); }} /></div>
          <ul class="places">{found.map((place) => <li key={place.code}><button class="button" type="button" onClick={() => { take(place); }}>{place.name}</button></li>)}</ul>
        </>
      )}
    </fieldset>
  );
}
