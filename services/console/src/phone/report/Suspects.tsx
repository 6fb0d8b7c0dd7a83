import { report } from '../../shared/words/report';
import { write } from './current';
import type { ReportForm } from './form';
import { OneSuspect } from './OneSuspect';

const MOST = 20;

/** Who may have done it: any number, none said while nothing is known. */
export function Suspects({ form }: { readonly form: ReportForm }) {
  const { suspects } = form;
  const add = (): void => { write({ ...form, suspects: [...suspects, { relation: 'RELATIVE' }] }); };
  return (
    <section>
      <h2>{report.suspects}</h2>
      {suspects.map((suspect, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they have no other name than their place
        <OneSuspect
          key={index} suspect={suspect} place={index}
          onChange={(changed) => { write({ ...form, suspects: suspects.map((one, at) => at === index ? changed : one) }); }}
          onRemove={() => { write({ ...form, suspects: suspects.filter((_, at) => at !== index) }); }}
        />
      ))}
      {suspects.length < MOST ? <p><button class="button" type="button" onClick={add}>{suspects.length === 0 ? report.addFirstSuspect : report.addSuspect}</button></p> : null}
    </section>
  );
}
