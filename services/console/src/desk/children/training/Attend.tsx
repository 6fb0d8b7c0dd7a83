import { useState } from 'react';
import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { FormField } from '../../parts/FormField';
import { MoveButton } from '../../parts/MoveButton';
import { ProblemBox } from '../../parts/ProblemBox';
import { useMove } from '../../use-move';
import { Ticks } from '../../form/Ticks';

interface AttendProps { readonly course: components['schemas']['CourseDetail']; readonly people: Readonly<Record<string, string>> }

/** Who was there to the end: all at once, by a tick each. */
export function Attend({ course: { id, version, from, hours, attendance }, people }: AttendProps) {
  const [came, setCame] = useState<readonly string[]>([]);
  const attend = useMove('/api/child-registry/courses/{id}/attendance');
  const words = childWords.training;
  const missing = Object.fromEntries(Object.entries(people).filter(([person]) => !attendance.some((one) => one.person === person && one.completed)));
  if (Object.keys(missing).length === 0) return null;
  const send = async (): Promise<void> => {
    const taken = await attend.send({ parts: { id }, version, body: { items: came.map((person) => ({ person, completed: true, on: from, hours })) } });
    if (taken !== undefined) setCame([]);
  };
  return (
    <section>
      <FormField name="came" label={words.came} problem={attend.problem}>{(attributes) => <Ticks choices={missing} chosen={came} attributes={attributes} onChange={setCame} />}</FormField>
      <ProblemBox error={attend.problem} />
      {came.length === 0 ? null : <MoveButton isMain isSending={attend.isSending} isSlow={attend.isSlow} onClick={() => { void send(); }}>{words.save}</MoveButton>}
    </section>
  );
}
