export interface Rung { readonly new: number; readonly urgent: number }

/** Two counts; or OVER where the server knows no bell of this browser any more; or SILENT where it did not answer. */
export type Answered = Rung | 'OVER' | 'SILENT';

/** How a locked page stands: what it heard last, whether it rings, and why it may hear nothing. */
export interface Heard { readonly last?: Rung; readonly isRinging: boolean; readonly deaf?: 'OVER' | 'SILENT' }

export const NOTHING_HEARD: Heard = { isRinging: false };

/** Rings when a count rose, also across a time without an answer, until nothing is left unopened. */
export function hear({ last, isRinging }: Heard, answered: Answered): Heard {
  if (answered === 'OVER' || answered === 'SILENT') return { ...last && { last }, isRinging, deaf: answered };
  const hasRisen = last !== undefined && (answered.new > last.new || answered.urgent > last.urgent);
  return { last: answered, isRinging: hasRisen || (isRinging && answered.new + answered.urgent > 0) };
}
