import type { Step, StepTarget, StepTime } from '../../pack/duty-pack.js';

const step = (id: string, when: StepTime, to: StepTarget): Step => ({ id, when, to });
const hours = (amount: number): StepTime => ({ after: { amount, unit: 'HOUR' } });
const workdays = (amount: number): StepTime => ({ after: { amount, unit: 'WORKDAY' } });
const remindAt = (percent: number): Step => step('REMIND', { before: { percent } }, 'OWNER');
const due: Step = step('DUE', { at: true }, 'SUPERVISOR');
/** A supervisor is not woken on a day off for what is owed in days. */
const dueAtWork: Step = { ...due, roll: 'NEXT_WORKDAY' };

/** Who hears of what is late, and when. All amounts are a choice of design. */
export const ladders: Readonly<Record<string, readonly Step[]>> = {
  'L-FAST': [remindAt(50), due, step('COORD', hours(1), 'COORD'), step('ABOVE', hours(4), 'AGENCY_ABOVE'), step('PROC', hours(24), 'PROC')],
  'L-STD': [remindAt(25), dueAtWork, step('COORD', workdays(1), 'COORD'), step('PROC', workdays(5), 'PROC')],
  'L-NOTICE': [dueAtWork, step('COORD', workdays(5), 'COORD')],
  'L-COORD': [due, step('ABOVE', workdays(1), 'AGENCY_ABOVE'), step('PROC', workdays(5), 'PROC')],
  'L-TELL': [step('REMIND', { before: { amount: 1, unit: 'DAY' } }, 'OWNER'), dueAtWork, step('COORD', workdays(3), 'COORD'), step('PROC', workdays(10), 'PROC')],
};
