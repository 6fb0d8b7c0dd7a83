import type { StaffPrincipal } from '@referrals/auth';
import type { Plain } from '@referrals/service-kit';
import { officeAt } from '../child/office.domain.js';
import type { Appointment, HandOver } from './appointment.entity.js';
import type { AppointmentView, HandedOverView, PostHolderView } from './appointment.dto.js';
import { appointmentMoves, type AppointmentToMove } from './appointment.moves.domain.js';
import { kindOf } from './codes.domain.js';
import { decides } from './post.moves.domain.js';
import type { HandedOver } from './read-posts.js';

/** An appointment as its moves ask. */
export const appointmentToMove = ({ handedOver }: { readonly handedOver: readonly HandedOver[] }, { id, state, version, division, staff }: Pick<Appointment, 'id' | 'state' | 'version' | 'division' | 'staff'>): AppointmentToMove => (
  { state, version, staff, kind: kindOf(division), isHandedOver: handedOver.some(({ appointment, receivedAt }) => appointment === id && receivedAt === null) });

type Named = Pick<Plain<Appointment>, 'id' | 'person' | 'name' | 'phone' | 'fromOn' | 'toOn' | 'staff'>;

export const holderView = ({ id, person, name, phone, fromOn, toOn, staff }: Named): PostHolderView =>
  ({ appointment: id, person, name, phone, from: fromOn, to: toOn, hasAccount: staff !== null });

/** An appointment as this viewer sees it. */
export function appointmentView(appointment: Plain<Appointment>, handOver: HandOver | undefined, viewer: StaffPrincipal): AppointmentView {
  const { id, state, version, division, staff, sex, idNumber, birthDate, education, capacity, reason, criteria, recordCheckedOn, endReason } = appointment;
  const asker = { office: officeAt(viewer, division)?.office, staff: viewer.staff };
  const isTheirs = decides({ kind: kindOf(division) }, asker) || staff === viewer.staff;
  const handedOver = handOver === undefined ? [] : [{ appointment: id, receivedAt: handOver.receivedAt }];
  return {
    ...holderView(appointment), state, version, sex, education, capacity, criteria, recordCheckedOn, staff, endReason,
    idNumber: isTheirs ? idNumber : null, birthDate: isTheirs ? birthDate : null, reason: isTheirs ? reason : null,
    handOver: handOver === undefined ? null : handedOverView(handOver),
    allowedActions: appointmentMoves.allowed(appointmentToMove({ handedOver }, appointment), asker),
  };
}

const handedOverView = ({ madeOn, files, receivedAt }: HandOver): HandedOverView => ({ madeOn, files: files.length, receivedAt });
