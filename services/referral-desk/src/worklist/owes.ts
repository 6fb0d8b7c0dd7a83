import { OPEN_STATES } from '../case/case.domain.js';

/** Something is owed on it still: its own moves, or an answer that has not reached the reporter. Written out, as the index of these rows says it. */
export const OWES = `r.state IN (${[...OPEN_STATES, 'concluded'].map((state) => `'${state}'`).join(', ')})`;

/** Where danger is imminent first, then what is due first; as its index says it. A hundred years before everything that is due. */
export const URGENCY = `(CASE WHEN r.danger = 'IMMINENT' THEN (r.due_at AT TIME ZONE 'UTC' - interval '100 years') AT TIME ZONE 'UTC' ELSE r.due_at END)`;
