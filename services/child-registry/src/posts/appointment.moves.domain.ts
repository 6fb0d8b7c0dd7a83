import { Moves } from '@referrals/policy';
import { APPOINTMENT_STATES, type AppointmentState, type PostKind } from './codes.domain.js';
import { decides, type Asker } from './post.moves.domain.js';

export interface AppointmentToMove {
  readonly state: AppointmentState;
  readonly version: number;
  readonly kind: PostKind;
  /** The holder's account. */
  readonly staff: string | null;
  /** There is a list to receive. */
  readonly isHandedOver: boolean;
}

interface Person extends Asker { readonly staff: string }

export const APPOINTMENT_ACTIONS = ['end', 'receive', 'give-account', 'check-record'] as const;
export type AppointmentAction = (typeof APPOINTMENT_ACTIONS)[number];

/** Nobody decides on their own appointment. */
const another = (one: AppointmentToMove, by: Person): boolean => one.staff !== by.staff && decides(one, by);
/** A list is received by whoever takes over; where that is nobody with an account, by whoever appointed them. */
const receives = (one: AppointmentToMove, by: Person): boolean => (one.staff === null ? decides(one, by) : one.staff === by.staff);

export const appointmentMoves = new Moves<AppointmentToMove, Person, AppointmentAction>({
  states: APPOINTMENT_STATES, initial: ['ACTIVE'], actions: APPOINTMENT_ACTIONS,
  rows: [
    { action: 'end', from: ['ACTIVE'], to: 'ENDED', may: another },
    { action: 'receive', from: ['ACTIVE'], to: 'UNCHANGED', when: ({ isHandedOver }) => isHandedOver, may: receives },
    { action: 'give-account', from: ['ACTIVE'], to: 'UNCHANGED', when: ({ staff }) => staff === null, may: decides },
    // What is found ends it: said by the move itself.
    { action: 'check-record', from: ['ACTIVE'], to: 'UNCHANGED', may: another },
  ],
  system: [{ action: 'run-out', from: ['ACTIVE'], to: 'ENDED' }],
});
