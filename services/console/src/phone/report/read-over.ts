import { dayText } from '../../shared/dates';
import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { listOf, type FieldPath, type ReportForm } from './form';
import { stepOf } from './to-body';

export interface Line { readonly label: string; readonly text: string }

const WORDS: () => Readonly<Partial<Record<FieldPath, Readonly<Record<string, string>>>>> = () => ({
  danger: shared.danger, situations: shared.situation, concerns: shared.concern, 'child.sex': shared.sex, 'reporter.kind': shared.kind, 'reporter.hideFrom': shared.hideFrom,
});

const LABELS: () => Readonly<Partial<Record<FieldPath, string>>> = () => ({
  danger: report.danger, 'called110.called': report.called, situations: report.situations, concerns: report.concerns, 'child.unknown': report.unknownChild, childNow: report.placeNow, ...report.labels,
  'reporter.kind': report.kind, 'reporter.confidential': report.confidential, 'reporter.hideFrom': report.hideFrom, onBehalf: report.onBehalf, 'guardiansInformed.informed': report.guardiansInformed,
});

/** What was answered at a step, in words; ids and codes are named or left out. */
export function linesOf(form: ReportForm, step: ReturnType<typeof stepOf>): readonly Line[] {
  const labels = LABELS();
  const lines = (Object.keys(labels) as FieldPath[]).flatMap((path) => {
    const label = labels[path];
    const text = stepOf(path) === step ? told(form, path) : '';
    return label === undefined || text === '' ? [] : [{ label, text }];
  });
  return step === 'place' ? [...lines, ...suspectsOf(form)] : lines;
}

function told(form: ReportForm, path: FieldPath): string {
  const value = form.values[path];
  const words = WORDS()[path];
  if (form.values['child.unknown'] === true && path.startsWith('child.') && path !== 'child.unknown') return '';
  if (path === 'called110.called' && typeof value === 'boolean') return value ? report.calledYes : report.calledNo;
  if (typeof value === 'boolean') return value ? report.yes : report.no;
  if (typeof value !== 'string') return listOf(form, path).map((code) => wordOf(words ?? {}, code)).join(shared.comma);
  if (path === 'childNow') return form.placeNames[path] ?? '';
  if (words !== undefined) return wordOf(words, value);
  return path === 'harmDate' || path === 'child.birthDate' ? dayText(value) : value;
}

function suspectsOf({ suspects }: ReportForm): readonly Line[] {
  return suspects.map(({ relation, withChildNow, cohabiting }, index) => ({
    label: report.suspectNumber(index + 1),
    text: [wordOf(shared.relation, relation), ...withChildNow === undefined ? [] : [wordOf(shared.withChildNow, withChildNow)], ...cohabiting === true ? [report.livesWith] : []].join(shared.comma),
  }));
}
