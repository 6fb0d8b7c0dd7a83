import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { BottomBar } from '../parts/BottomBar';
import { Field } from '../parts/Field';
import { Frame } from '../parts/Frame';
import { openBy, type Opened } from './follow-up';
import { Stage } from './Stage';

/** How a report stands, for whoever holds its number and code: no story, no name, no reporter. */
export function Page() {
  const words = journey.followUp;
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => { document.querySelector('h1')?.focus(); }, [opened]);
  if (opened !== undefined) {
    return <Stage opened={opened} onEnd={(why) => { setOpened(undefined); setCode(''); setProblem(why); }} />;
  }
  const look = async (): Promise<void> => {
    try {
      const found = await openBy(number, code);
      setProblem(undefined);
      setOpened(found);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.title : shared.noConnection);
    }
  };
  return (
    <Frame bar={<BottomBar><button class="button main" type="submit" form="follow-up">{words.look}</button></BottomBar>}>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.intro}</p>
      {problem === undefined ? null : <p class="error" role="alert">{problem}</p>}
      <form id="follow-up" onSubmit={(event) => { event.preventDefault(); void look(); }}>
        <Field name="number" label={words.number}>
          {(attributes) => <input {...attributes} autocomplete="off" autocapitalize="characters" required maxLength={60} value={number} onInput={(event) => { setNumber(event.currentTarget.value); }} />}
        </Field>
        <Field name="verificationCode" label={words.code}>
          {(attributes) => <input {...attributes} autocomplete="off" autocapitalize="characters" required maxLength={60} value={code} onInput={(event) => { setCode(event.currentTarget.value); }} />}
        </Field>
      </form>
    </Frame>
  );
}
