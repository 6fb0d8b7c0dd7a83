import { useState } from 'preact/hooks';
import { dayText } from '../../shared/dates';
import { routes } from '../../shared/routes';
import { field } from '../../shared/words/field';
import { useWritten } from '../keep/use-written';
import { BottomBar } from '../parts/BottomBar';
import { Choices } from '../parts/Choices';
import { Field } from '../parts/Field';
import { Frame } from '../parts/Frame';
import { goTo } from '../go-to';
import { visitsOf } from './acts';
import { Begun } from './Begun';
import { HarmButton } from './HarmButton';
import { ACTS, recordActs, today } from './record';
import type { Household, Met, VisitForm } from './types';

const tiles = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** One visit of all the children of a house: everybody is ticked beforehand, what was seen is not. */
export function HouseVisit({ house }: { readonly house: Household }) {
  const { form, isFound, wasFound, write, take, drop } = useWritten<VisitForm>(ACTS, (one) => 'household' in one && one.household === house.id, () => ({ household: house.id, on: today(), children: house.children.map(({ id }) => id), more: {} }));
  const [problem, setProblem] = useState<string>();
  const { children, met, more } = form;
  const change = (by: Partial<VisitForm>): void => { write({ ...form, ...by }); };
  const tell = (by: VisitForm['more']): void => { change({ more: Object.fromEntries(Object.entries({ ...more, ...by }).filter(([, told]) => told !== '')) }); };
  const save = async (): Promise<void> => {
    if (met === undefined || children.length === 0) {
      setProblem(field.needed);
      return;
    }
    const { note, ...others } = more;
    const told = note === undefined || note.trim() === '' ? others : { ...others, note };
    await recordActs(visitsOf(children, { met, more: told }, form.on), await take());
    goTo(routes.month);
  };
  const bar = (
    <BottomBar>
      <button class="button" type="button" onClick={() => { goTo(routes.month); }}>{field.cancel}</button>
      <button class="button main" type="button" onClick={() => { void save(); }}>{field.save}</button>
    </BottomBar>
  );
  return (
    <Frame bar={bar}>
      <h1 tabIndex={-1}>{field.visitTitle}</h1>
      {isFound ? <Begun text={field.foundVisit(dayText(form.on))} onDrop={() => { void drop(); }} /> : null}
      <Choices kind="many" name="children" legend={field.visitWho} choices={house.children.map(({ id, name }) => ({ value: id, label: name ?? field.nameless }))} chosen={children} onChange={(chosen) => { change({ children: chosen }); }} />
      <Choices kind="one" name="met" legend={field.visitMet} error={problem} choices={tiles(field.met)} chosen={met === undefined ? [] : [met]} onChange={([chosen]) => { change({ met: chosen as Met }); setProblem(undefined); }} />
      {met === 'NONE' ? (
        <Choices kind="one" name="notMet" legend={field.whyNot} choices={tiles(field.notMet)} chosen={more.notMet === undefined ? [] : [more.notMet]} onChange={([chosen]) => { tell({ notMet: chosen as keyof typeof field.notMet }); }} />
      ) : null}
      <details class="more" open={wasFound || undefined}>
        <summary>{field.further}</summary>
        <Choices kind="one" name="home" legend={field.home} choices={tiles(field.homeStates)} chosen={more.home === undefined ? [] : [more.home]} onChange={([chosen]) => { tell({ home: chosen as keyof typeof field.homeStates }); }} />
        <Choices
          kind="one" name="caregiverSays" legend={field.caregiver} choices={tiles(field.caregiverSays)} chosen={more.caregiverSays === undefined ? [] : [more.caregiverSays]}
          onChange={([chosen]) => { tell({ caregiverSays: chosen as keyof typeof field.caregiverSays }); }}
        />
        <Field name="note" label={field.note} isOptional>
          {(attributes) => <textarea {...attributes} maxLength={2_000} value={more.note ?? ''} onInput={(event) => { tell({ note: event.currentTarget.value }); }} />}
        </Field>
      </details>
      {house.children.filter(({ id }) => children.includes(id)).map((child) => <HarmButton key={child.id} child={child} isNamed={house.children.length > 1} />)}
    </Frame>
  );
}
