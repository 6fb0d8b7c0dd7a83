import { routes } from '../../shared/routes';
import { field } from '../../shared/words/field';
import { save, startReport } from '../report/current';
import { goTo } from '../go-to';
import { reportOf } from './harm-report';
import type { ChildCard } from './types';

interface HarmButtonProps { readonly child: ChildCard; readonly isNamed: boolean }

/** One touch from the list to a report that knows the child. */
export function HarmButton({ child, isNamed }: HarmButtonProps) {
  const begin = async (): Promise<void> => {
    await startReport(reportOf(child));
    await save();
    goTo(routes.report);
  };
  return <p><button class="leave" type="button" onClick={() => { void begin(); }}>{isNamed ? `${child.name ?? field.nameless} · ` : ''}{field.harm}</button></p>;
}
