import { oversight } from '../../shared/words/oversight';
import { shared } from '../../shared/words/shared';
import { CodeSelect } from '../parts/CodeSelect';
import { FormField } from '../parts/FormField';
import { PlaceInput } from '../form/PlaceInput';
import { Ticks } from '../form/Ticks';
import type { FactsForm } from './facts';

interface FactsFieldsProps {
  /** Of the set, before the names of its fields. */
  readonly id: string;
  readonly title: string;
  readonly form: FactsForm;
  readonly onChange: (form: FactsForm) => void;
}

/** The facts by which a report is routed. What is left empty is not known. */
export function FactsFields({ id, title, form, onChange }: FactsFieldsProps) {
  const words = oversight.policy;
  const set = (part: Partial<FactsForm>): void => { onChange({ ...form, ...part }); };
  const code = <Name extends 'danger' | 'whereabouts' | 'caregiver' | 'labour' | 'relation' | 'reporterKind'>(name: Name, label: string, table: Readonly<Record<Exclude<FactsForm[Name], ''>, string>>) => (
    <FormField name={`${id}.${name}`} label={label}>{(attributes) => <CodeSelect attributes={attributes} words={table} value={form[name] as Exclude<FactsForm[Name], ''> | ''} onChange={(value) => { set({ [name]: value }); }} />}</FormField>
  );
  const day = (name: 'harmDate' | 'birthDate', label: string) => (
    <FormField name={`${id}.${name}`} label={label}>{(attributes) => <input {...attributes} type="date" value={form[name]} onChange={(event) => { set({ [name]: event.target.value }); }} />}</FormField>
  );
  const place = (name: 'childNow' | 'harmPlace' | 'residence', label: string) => (
    <FormField name={`${id}.${name}`} label={label}>{(attributes) => <PlaceInput code={form[name]} from={4} digits={12} attributes={attributes} onChange={(digits) => { set({ [name]: digits }); }} />}</FormField>
  );
  const yes = (name: 'cohabiting' | 'confidential', label: string) => <p className="choices"><label><input type="checkbox" checked={form[name]} onChange={(event) => { set({ [name]: event.target.checked }); }} />{label}</label></p>;
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {code('danger', words.danger, shared.danger)}
      <FormField name={`${id}.situations`} label={words.situations}>{(attributes) => <Ticks choices={shared.situation} chosen={form.situations} attributes={attributes} onChange={(situations) => { set({ situations }); }} />}</FormField>
      <details><summary>{words.concerns}</summary><FormField name={`${id}.concerns`} label={words.concerns}>{(attributes) => <Ticks choices={shared.concern} chosen={form.concerns} attributes={attributes} onChange={(concerns) => { set({ concerns }); }} />}</FormField></details>
      {day('birthDate', words.birthDate)}
      {day('harmDate', words.harmDate)}
      {place('childNow', words.now)}
      {place('harmPlace', words.harm)}
      {place('residence', words.home)}
      {code('relation', words.suspect, shared.relation)}
      {yes('cohabiting', words.cohabiting)}
      {code('whereabouts', words.whereabouts, shared.whereabouts)}
      {code('caregiver', words.caregiver, shared.caregiver)}
      {code('labour', words.labour, shared.labour)}
      {code('reporterKind', words.reporter, shared.kind)}
      {yes('confidential', words.confidential)}
    </section>
  );
}
