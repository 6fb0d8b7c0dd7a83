import { useEffect, useState } from 'preact/hooks';
import { routes } from '../../shared/routes';
import { field } from '../../shared/words/field';
import { BottomBar } from '../parts/BottomBar';
import { Choices } from '../parts/Choices';
import { Field } from '../parts/Field';
import { Frame } from '../parts/Frame';
import { goTo } from '../go-to';
import { visitsOf, type Met, type Visit } from './acts';
import type { Person } from '../keep/who';
import { keptDue, readDue } from './due-list';
import { HarmButton } from './HarmButton';
import { recordActs, today } from './record';
import type { Household } from './types';

const tiles = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** One visit of all the children of a house: everybody is ticked beforehand, what was seen is not. */
export function VisitForm({ person, household }: { readonly person: Person; readonly household: string }) {
  const [house, setHouse] = useState<Household>();
  const [isMissing, setMissing] = useState(false);
  const [children, setChildren] = useState<readonly string[]>([]);
  const [met, setMet] = useState<Met>();
  const [more, setMore] = useState<Visit['more']>({});
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    void keptDue(person).then(async (kept) => kept ?? (await readDue(person)).list).then((list) => {
      const found = list?.due.households.find(({ id }) => id === household);
      setHouse(found);
      setMissing(found === undefined);
      setChildren(found?.children.map(({ id }) => id) ?? []);
    }, () => { setMissing(true); });
  }, [household]);
  const save = async (): Promise<void> => {
    if (met === undefined || children.length === 0) {
      setProblem(field.needed);
      return;
    }
    await recordActs(visitsOf(children, { met, more }, today()));
    goTo(routes.month);
  };
  const bar = (
    <BottomBar>
      <button class="button" type="button" onClick={() => { goTo(routes.month); }}>{field.cancel}</button>
      <button class="button main" type="button" onClick={() => { void save(); }}>{field.save}</button>
    </BottomBar>
  );
  if (house === undefined) return <Frame><h1 tabIndex={-1}>{field.visitTitle}</h1><p>{isMissing ? field.notHere : ''}</p></Frame>;
  return (
    <Frame bar={bar}>
      <h1 tabIndex={-1}>{field.visitTitle}</h1>
      <Choices kind="many" name="children" legend={field.visitWho} choices={house.children.map(({ id, name }) => ({ value: id, label: name ?? field.nameless }))} chosen={children} onChange={setChildren} />
      <Choices kind="one" name="met" legend={field.visitMet} error={problem} choices={tiles(field.met)} chosen={met === undefined ? [] : [met]} onChange={([chosen]) => { setMet(chosen as Met); setProblem(undefined); }} />
      {met === 'NONE' ? (
        <Choices kind="one" name="notMet" legend={field.whyNot} choices={tiles(field.notMet)} chosen={more.notMet === undefined ? [] : [more.notMet]} onChange={([chosen]) => { setMore({ ...more, notMet: chosen as keyof typeof field.notMet }); }} />
      ) : null}
      <details class="more">
        <summary>{field.further}</summary>
        <Choices kind="one" name="home" legend={field.home} choices={tiles(field.homeStates)} chosen={more.home === undefined ? [] : [more.home]} onChange={([chosen]) => { setMore({ ...more, home: chosen as keyof typeof field.homeStates }); }} />
        <Choices
          kind="one" name="caregiverSays" legend={field.caregiver} choices={tiles(field.caregiverSays)} chosen={more.caregiverSays === undefined ? [] : [more.caregiverSays]}
          onChange={([chosen]) => { setMore({ ...more, caregiverSays: chosen as keyof typeof field.caregiverSays }); }}
        />
        <Field name="note" label={field.note} isOptional>
          {(attributes) => (
            <textarea {...attributes} maxLength={2_000} value={more.note ?? ''} onInput={(event) => { const { note: _note, ...others } = more; const text = event.currentTarget.value; setMore(text.trim() === '' ? others : { ...others, note: text }); }} />
          )}
        </Field>
      </details>
      {house.children.filter(({ id }) => children.includes(id)).map((child) => <HarmButton key={child.id} child={child} isNamed={house.children.length > 1} />)}
    </Frame>
  );
}
