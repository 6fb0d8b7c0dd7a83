import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { routes } from '../../shared/routes';
import { report } from '../../shared/words/report';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { BottomBar } from '../parts/BottomBar';
import { Frame } from '../parts/Frame';
import { goTo } from '../go-to';
import { current, goOn, openReport, save } from './current';
import { DraftSwitch } from './DraftSwitch';
import { Found } from './Found';
import type { ReportForm } from './form';
import { missingIn } from './to-body';

export interface StepPart { readonly form: ReportForm; readonly error: (field: string) => string | undefined }

interface StepProps {
  readonly words: { readonly title: string; readonly step: string };
  readonly before?: string;
  readonly after: string;
  readonly children: (part: StepPart) => ComponentChildren;
}

/** A step of the report: what was found here is offered first, what is missing or was refused stands beside its field. */
export function Step({ words, before, after, children }: StepProps) {
  const now = useObserved(current);
  const { kind } = useObserved(who);
  const [asked, setAsked] = useState(false);
  useEffect(() => { if (kind === 'NOBODY' || kind === 'STAFF') void openReport(); }, [kind]);
  const head = <><p class="step">{words.step}</p><h1 tabIndex={-1}>{words.title}</h1></>;
  if (now === undefined) return <Frame>{head}</Frame>;
  if (now.isFound && before === undefined) return <Frame>{head}<Found /></Frame>;
  const { form } = now.open.content;
  const missing = asked ? missingIn(form) : [];
  const error = (field: string): string | undefined => {
    if (field === 'narrative' && missing.includes('narrative')) return report.missing.narrative;
    if (field === 'child.name' && missing.includes('child.name')) return report.missing.child;
    return now.problem?.errors.find((one) => one.field === field)?.title;
  };
  const leaveFor = async (to: string): Promise<void> => {
    setAsked(true);
    const here = before === undefined ? 'narrative' : 'child.name';
    if (after !== routes.reportCheck && missingIn(form).includes(here)) {
      document.getElementById(here)?.focus();
      return;
    }
    goOn();
    await save();
    goTo(to);
  };
  const bar = (
    <BottomBar>
      {before === undefined ? null : <button class="button" type="button" onClick={() => { void save(); goTo(before); }}>{report.back}</button>}
      <button class="button main" type="button" onClick={() => { void leaveFor(after); }}>{after === routes.reportCheck ? report.toCheck : report.next}</button>
    </BottomBar>
  );
  return (
    <Frame bar={bar}>
      {head}
      {now.problem === undefined ? null : <p class="note" role="alert">{report.refused}{now.problem.errors.length > 0 ? null : <><br />{now.problem.title}</>}</p>}
      {children({ form, error })}
      <DraftSwitch />
    </Frame>
  );
}
