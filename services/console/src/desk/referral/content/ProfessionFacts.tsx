import { work } from '../../../shared/words/work';
import type { Content } from '../types';
import { Fact } from './Fact';
import { wordTold } from './told';

/** What teachers, doctors and villages are asked beyond others. */
export function ProfessionFacts({ told: { teacher = {}, doctor = {}, village = {} } }: { readonly told: Pick<Content, 'teacher' | 'doctor' | 'village'> }) {
  return (
    <dl className="facts">
      <Fact name="childWords">{teacher.childWords}</Fact>
      <Fact name="heardBy">{teacher.heardBy}</Fact>
      <Fact name="dismissal">{teacher.dismissal}</Fact>
      <Fact name="collectedBy">{teacher.collectedBy}</Fact>
      <Fact name="dormitory">{teacher.dormitory}</Fact>
      <Fact name="accompaniedBy">{doctor.accompaniedBy}</Fact>
      <Fact name="accompanyingRelation">{doctor.accompanyingRelation}</Fact>
      <Fact name="recordNumber">{doctor.recordNumber}</Fact>
      <Fact name="samplesKept">{doctor.samplesKept}</Fact>
      <Fact name="procedure">{wordTold(work.content.procedure, doctor.procedure)}</Fact>
      <Fact name="household">{village.household}</Fact>
      <Fact name="keysHeldBy">{village.keysHeldBy}</Fact>
      <Fact name="cadreKin">{village.cadreKin}</Fact>
    </dl>
  );
}
