import { routes } from '../../shared/routes';
import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import { Choices } from '../parts/Choices';
import { write } from './current';
import { answered, isTrue, textOf } from './form';
import { Step } from './Step';
import { TextAnswer } from './TextAnswer';
import { Tick } from './Tick';
import { useMe } from '../use-me';

const SCHOOLS: readonly string[] = ['SCHOOL', 'KINDERGARTEN', 'TRAINING_CENTRE', 'CHILDCARE'];

/** Second step: who the child is, as far as it is known. */
export function Page() {
  const me = useMe();
  const ours = me !== undefined && SCHOOLS.includes(me.organisation.type) ? me.organisation : undefined;
  return (
    <Step words={report.child} before={routes.report} after={routes.reportPlace}>
      {(part) => {
        const { form, error } = part;
        const unknown = <Tick part={part} path="child.unknown" label={report.unknownChild} />;
        if (isTrue(form, 'child.unknown')) return unknown;
        return (
          <>
            {unknown}
            <TextAnswer part={part} path="child.name" isOptional={false} />
            <Choices
              kind="one" name="child.sex" legend={report.labels['child.sex']} error={error('child.sex')} choices={Object.entries(shared.sex).map(([value, label]) => ({ value, label }))}
              chosen={[textOf(form, 'child.sex')]} onChange={([chosen]) => { write(answered(form, 'child.sex', chosen)); }}
            />
            <TextAnswer part={part} path="child.birthDate" kind="date" />
            <TextAnswer part={part} path="child.age" hint={report.ageHint} />
            {ours === undefined ? null : (
              <label class="switch">
                <input type="checkbox" checked={textOf(form, 'school') === ours.id} onChange={(event) => { write(answered(form, 'school', event.currentTarget.checked ? ours.id : undefined)); }} />
                <span>{report.ourSchool(ours.name)}</span>
              </label>
            )}
            <TextAnswer part={part} path="child.schoolName" />
            <TextAnswer part={part} path="child.className" />
            <TextAnswer part={part} path="child.guardian.name" />
            <TextAnswer part={part} path="child.guardian.phone" kind="tel" />
            <details class="more">
              <summary>{report.moreChild}</summary>
              <TextAnswer part={part} path="child.idNumber" />
              <TextAnswer part={part} path="child.disability" />
              <TextAnswer part={part} path="child.sleepsTonight" />
            </details>
          </>
        );
      }}
    </Step>
  );
}
