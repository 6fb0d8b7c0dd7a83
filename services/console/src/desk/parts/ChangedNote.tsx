import { whenText } from '../../shared/dates';
import type { ApiError } from '../../shared/problem';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { useName } from '../names';

interface LastChange { readonly desk: string | null; readonly action: string; readonly at: string }

const isLastChange = (told: unknown): told is LastChange => typeof told === 'object' && told !== null && 'action' in told && 'at' in told;

/** Somebody was quicker: who, what and when, as far as whoever reads may know. What was typed stays. */
export function ChangedNote({ problem }: { readonly problem: ApiError | undefined }) {
  const told = problem?.facts['lastChange'];
  const change = isLastChange(told) ? told : undefined;
  const name = useName('desks', change?.desk);
  const text = change === undefined ? desk.move.changed : desk.move.changedBy(name ?? desk.move.somebody, wordOf(desk.move.happened, change.action.replace(/^.*\./, '')), whenText(change.at));
  return <div className="problem" role="alert"><p>{text}</p>{change === undefined ? null : <p>{desk.move.kept}</p>}{problem?.status === 409 ? <p>{problem.title || shared.other}</p> : null}</div>;
}
