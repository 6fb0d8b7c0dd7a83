import { shared } from '../../shared/words/shared';
import { report } from '../../shared/words/report';
import { routes } from '../../shared/routes';
import { Call110 } from '../parts/Call110';
import { Choices, type Choice } from '../parts/Choices';
import { write } from './current';
import { answered, isTrue, listOf, textOf, type FieldPath, type ReportForm } from './form';
import { Step } from './Step';
import { TextAnswer } from './TextAnswer';

/** Three most frequent first; the others behind one touch. */
const FREQUENT: readonly string[] = ['MR04', 'MR06', 'MR09'];
/** A choice that says that it is not known: sent by leaving the field out. */
const UNKNOWN = '';

const tiles = (words: Readonly<Record<string, string>>): readonly Choice[] => Object.entries(words).map(([value, label]) => ({ value, label }));

function take(form: ReportForm, path: FieldPath, among: readonly Choice[], chosen: readonly string[]): void {
  const others = listOf(form, path).filter((code) => !among.some(({ value }) => value === code));
  write(answered(form, path, [...others, ...chosen]));
}

/** First step: danger, what was seen, a sentence. */
export function Page() {
  const situations = tiles(shared.situation);
  const frequent = FREQUENT.flatMap((code) => situations.filter(({ value }) => value === code));
  const further = situations.filter(({ value }) => !FREQUENT.includes(value));
  const concerns = tiles(shared.concern);
  const dangers = [...tiles(shared.danger), { value: UNKNOWN, label: shared.dangerUnknown }];
  return (
    <Step words={report.what} after={routes.reportChild}>
      {(part) => {
        const { form, error } = part;
        const isImminent = textOf(form, 'danger') === 'IMMINENT';
        const among = (choices: readonly Choice[], path: FieldPath): readonly string[] => listOf(form, path).filter((code) => choices.some(({ value }) => value === code));
        const called = form.values['called110.called'];
        return (
          <>
            <Choices
              kind="one" name="danger" legend={report.danger} error={error('danger')} choices={dangers} chosen={form.values.danger === undefined ? [] : [textOf(form, 'danger')]}
              onChange={([chosen]) => { write(answered(form, 'danger', chosen)); }}
            />
            {isImminent ? <Call110 /> : null}
            {isImminent ? (
              <Choices
                kind="one" name="called110.called" legend={report.called} choices={[{ value: 'yes', label: report.calledYes }, { value: 'no', label: report.calledNo }]}
                chosen={called === undefined ? [] : [isTrue(form, 'called110.called') ? 'yes' : 'no']} onChange={([chosen]) => { write(answered(form, 'called110.called', chosen === 'yes')); }}
              />
            ) : null}
            <Choices
              kind="many" name="situations" legend={report.situations} hint={shared.suspicionCounts} error={error('situations')} choices={frequent} chosen={among(frequent, 'situations')}
              onChange={(chosen) => { take(form, 'situations', frequent, chosen); }}
            />
            <details class="more" open={among(further, 'situations').length > 0}>
              <summary>{report.moreSituations}</summary>
              <Choices kind="many" name="situations-more" legend={report.moreSituations} choices={further} chosen={among(further, 'situations')} onChange={(chosen) => { take(form, 'situations', further, chosen); }} />
            </details>
            <details class="more" open={listOf(form, 'concerns').length > 0}>
              <summary>{report.concerns}</summary>
              <Choices kind="many" name="concerns" legend={report.concerns} choices={concerns} chosen={listOf(form, 'concerns')} onChange={(chosen) => { write(answered(form, 'concerns', chosen)); }} />
            </details>
            <TextAnswer part={part} path="narrative" kind="words" hint={report.narrativeHint} />
            <TextAnswer part={part} path="harmDate" kind="date" />
          </>
        );
      }}
    </Step>
  );
}
