import type { components } from '#api';
import { dayText } from '../../../shared/dates';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { Fact } from './Fact';
import { Masked } from './Masked';
import { joined, wordsTold, wordTold, yesNo } from './told';

const number = (field: string, label: string | undefined, value: string | undefined) => (value === undefined ? undefined : <Masked field={field} label={label ?? ''} value={value} />);

/** The child, as far as known. */
export function ChildFacts({ child }: { readonly child: components['schemas']['Child'] }) {
  if (child.unknown === true) return <p>{work.content.unknownChild}</p>;
  return (
    <dl className="facts">
      <Fact name="name">{child.name}</Fact>
      <Fact name="sex">{wordTold(shared.sex, child.sex)}</Fact>
      <Fact name="birthDate">{child.birthDate === undefined ? undefined : dayText(child.birthDate)}</Fact>
      <Fact name="age">{child.age}</Fact>
      <Fact name="idNumber">{number('child.idNumber', work.content.fields['idNumber'], child.idNumber)}</Fact>
      <Fact name="phone">{number('child.phone', work.content.fields['phone'], child.phone)}</Fact>
      <Fact name="schoolName">{joined(child.schoolName, child.grade, child.className)}</Fact>
      <Fact name="compulsoryEducationDone">{yesNo(child.compulsoryEducationDone)}</Fact>
      <Fact name="hukou">{child.hukou}</Fact>
      <Fact name="residence">{child.residence}</Fact>
      <Fact name="whereNow">{child.whereNow}</Fact>
      <Fact name="sleepsTonight">{child.sleepsTonight}</Fact>
      <Fact name="disability">{child.disability}</Fact>
      <Fact name="categories">{wordsTold(shared.category, child.categories)}</Fact>
      <Fact name="guardian">{joined(child.guardian?.name, child.guardian?.relation)}</Fact>
      <Fact name="guardianPhone">{number('child.guardian.phone', work.content.fields['guardianPhone'], child.guardian?.phone)}</Fact>
      <Fact name="safeContact">{joined(child.safeContact?.way, child.safeContact?.hour)}</Fact>
    </dl>
  );
}
