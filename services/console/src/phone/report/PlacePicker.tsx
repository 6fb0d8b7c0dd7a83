import { useEffect, useState } from 'preact/hooks';
import { matching, placesWithin, type Place } from '../../shared/places';
import { report } from '../../shared/words/report';
import { write } from './current';
import { answered, textOf, type FieldPath } from './form';
import type { StepPart } from './Step';

const MOST = 30;
/** Digits of a village: there is nothing below. */
const DEEPEST = 12;

/** A place by its levels, as far down as is known: county, township, village. */
export function PlacePicker({ part: { form, error }, path }: { readonly part: StepPart; readonly path: FieldPath }) {
  const code = textOf(form, path);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [typed, setTyped] = useState('');
  const [off, setOff] = useState(false);
  useEffect(() => {
    setTyped('');
    setPlaces([]);
    if (code.length < DEEPEST) placesWithin(code === '' ? undefined : code).then((found) => { setPlaces(found); setOff(false); }, () => { setOff(true); });
  }, [code]);
  const take = (place?: Place): void => {
    const names = place === undefined ? '' : `${form.placeNames[path] ?? ''} ${place.name}`.trim();
    write({ ...answered(form, path, place?.code), placeNames: { ...form.placeNames, [path]: names } });
  };
  const found = matching(places, typed).slice(0, MOST);
  const problem = error(path);
  return (
    <fieldset class="choices" id={path}>
      <legend>{report.placeNow}<span class="hint">{report.placeHint}</span></legend>
      {problem === undefined ? null : <p class="error">{problem}</p>}
      {code === '' ? null : <p class="chosen"><strong>{form.placeNames[path]}</strong> <button class="quiet" type="button" onClick={() => { take(); }}>{report.placeAgain}</button></p>}
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
