import { z } from 'zod';
import type { ServiceName } from '../codes.js';
import { defineEvent, Id, InstantField } from '../event.js';

const code = z.string().regex(/^[A-Z][A-Z0-9_:-]{1,60}$/);
const duty = { dutyId: Id, caseId: Id, clock: code };
const example = { dutyId: '01970000-0000-7000-8000-000000000901', caseId: '01970000-0000-7000-8000-000000000101', clock: 'RD-OPEN-PSB' };
const at = '2026-05-11T00:20:00.100Z';

/**
 * What happens to a duty of a service beside being met: a step of its ladder fires, its time is extended, paused, taken up again, or it is
 * waived. Notes and document numbers stay in the trail.
 */
export function dutyEvents(service: ServiceName) {
  const define = <T extends z.ZodRawShape>(act: string, summary: string, fields: T, more: object) =>
    defineEvent({ type: `${service}.duty.${act}.v1`, summary, data: z.object({ ...duty, ...fields, at: InstantField }), example: { ...example, ...more, at } as never });
  return {
    escalated: define('escalated', 'A step of the ladder fired: more people see the duty, the same desk owes it. `at` is when it was to fire.', {
      /** The number of the case that a person can read, where its service has one. */
      number: z.string().min(1).max(32).optional(),
      step: code, desk: Id.optional(), to: code, toDesk: Id.optional(), dueAt: InstantField,
    }, { number: '2605-0000123-8', step: 'DUE', desk: '01970000-0000-7000-8000-00000000000a', to: 'SUPERVISOR', toDesk: '01970000-0000-7000-8000-00000000000a', dueAt: at }),
    extended: define('extended', 'Its limit is a longer one, on a ground that the pack names, counted from the same moment.', { code, dueAt: InstantField }, { code: 'CRIMINAL', dueAt: at }),
    paused: define('paused', 'Its time stands still until then.', { reason: code, until: InstantField }, { reason: 'WAITING_FOR_OTHERS', until: at }),
    resumed: define('resumed', 'Its time runs again.', {}, {}),
    waived: define('waived', 'It is owed no longer.', { reason: code }, { reason: 'NOT_NEEDED' }),
  } as const;
}

export type DutyEvents = ReturnType<typeof dutyEvents>;
