import { dayText } from '../../shared/dates';
import { field } from '../../shared/words/field';
import type { ChildCard } from './types';

interface DueBadgeProps { readonly due: ChildCard['contact']; readonly words: typeof field.contact; readonly isWaiting: boolean }

/** How a contact or a visit stands: in words, and in colour beside. */
export function DueBadge({ due: { state, dueOn }, words, isWaiting }: DueBadgeProps) {
  if (isWaiting) return <span class="badge good">{field.waiting}</span>;
  if (state === 'NONE') return null;
  if (state === 'OVERDUE') return <span class="badge late">{words.late}</span>;
  if (state === 'SOON') return <span class="badge soon">{words.soon}{dueOn === null ? '' : ` ${field.dueOn(dayText(dueOn))}`}</span>;
  return <span class="badge good">{state === 'PAUSED' ? words.paused : words.fine}</span>;
}
