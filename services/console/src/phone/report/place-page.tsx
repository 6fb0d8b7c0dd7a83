import { routes } from '../../shared/routes';
import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { Choices } from '../parts/Choices';
import { Field } from '../parts/Field';
import { useMe } from '../use-me';
import { write } from './current';
import { answered, listOf, textOf } from './form';
import { PlacePicker } from './PlacePicker';
import { Professional } from './Professional';
import { Step } from './Step';
import { Suspects } from './Suspects';
import { TextAnswer } from './TextAnswer';
import { Tick } from './Tick';

/** Third step: where, by whom, and how the reporter is reached and protected. */
export function Page() {
  const isStaff = useObserved(who).kind === 'STAFF';
  const me = useMe();
  return (
    <Step words={report.place} before={routes.reportChild} after={routes.reportCheck}>
      {(part) => {
        const { form, error } = part;
        return (
          <>
            <PlacePicker part={part} path="childNow" />
            <TextAnswer part={part} path="discoveryPlace" />
            <Suspects form={form} />
            {me === undefined ? null : <Professional part={part} organisation={me.organisation.type} />}
            <h2>{report.you}</h2>
            {isStaff ? <Tick part={part} path="onBehalf" label={report.onBehalf} /> : (
              <Field name="reporter.kind" label={report.kind} error={error('reporter.kind')} isOptional>
                {(attributes) => (
                  <select {...attributes} value={textOf(form, 'reporter.kind')} onChange={(event) => { write(answered(form, 'reporter.kind', event.currentTarget.value)); }}>
                    <option value="">{report.choose}</option>
                    {Object.entries(shared.kind).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
                  </select>
                )}
              </Field>
            )}
            {isStaff ? null : <TextAnswer part={part} path="reporter.name" />}
            <TextAnswer part={part} path="reporter.phone" kind="tel" />
            <TextAnswer part={part} path="reporter.safeContact.way" />
            <TextAnswer part={part} path="reporter.safeContact.hour" />
            <Tick part={part} path="reporter.confidential" label={report.confidential} hint={report.confidentialHint} />
            <Choices
              kind="many" name="reporter.hideFrom" legend={report.hideFrom} error={error('reporter.hideFrom')} choices={Object.entries(shared.hideFrom).map(([value, label]) => ({ value, label }))}
              chosen={listOf(form, 'reporter.hideFrom')} onChange={(chosen) => { write(answered(form, 'reporter.hideFrom', chosen)); }}
            />
            <Tick part={part} path="guardiansInformed.informed" label={report.guardiansInformed} />
          </>
        );
      }}
    </Step>
  );
}
