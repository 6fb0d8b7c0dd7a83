import { report } from '../../shared/words/report';
import type { StepPart } from './Step';
import { TextAnswer } from './TextAnswer';

const QUESTIONS = {
  SCHOOL: ['teacher.dismissal', 'teacher.collectedBy'], KINDERGARTEN: ['teacher.dismissal', 'teacher.collectedBy'], HOSPITAL: ['doctor.accompaniedBy', 'doctor.samplesKept'],
  VILLAGE: ['village.household', 'village.keysHeldBy', 'village.cadreKin'],
} as const;

/** What only a teacher, a doctor or a village knows, folded. */
export function Professional({ part, organisation }: { readonly part: StepPart; readonly organisation: string }) {
  if (!(organisation in QUESTIONS)) return null;
  return (
    <details class="more">
      <summary>{report.professional}</summary>
      {QUESTIONS[organisation as keyof typeof QUESTIONS].map((path) => <TextAnswer key={path} part={part} path={path} />)}
    </details>
  );
}
