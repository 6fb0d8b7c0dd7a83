import { readPhone } from '@referrals/contracts';
import { readIdNumber } from '@referrals/policy';
import type { SupplementForm } from '../form/report-form.dto.js';

/** Fields whose numbers a page shows masked, one at a time in clear. */
export const REVEALED = /^(?:child\.(?:idNumber|phone)|child\.guardian\.phone|reporter\.phone|suspects\.(?:0|[1-9][0-9]?)\.phone)$/;

/** It is in no form that desks read: its row is the reporter's contact, of the report as a whole. */
export const REPORTER_PHONE = 'reporter.phone';

/** What an access record says of a number that was shown. */
export function whatOf(field: string): 'CHILD_ID_NUMBER' | 'CHILD_PHONE' | 'GUARDIAN_PHONE' | 'SUSPECT_PHONE' | 'REPORTER_CONTACT' {
  if (field === 'child.idNumber') return 'CHILD_ID_NUMBER';
  if (field === 'child.phone') return 'CHILD_PHONE';
  if (field === REPORTER_PHONE) return 'REPORTER_CONTACT';
  return field === 'child.guardian.phone' ? 'GUARDIAN_PHONE' : 'SUSPECT_PHONE';
}

/** `430299********0017`, `137****0000`; of what is no such number, only how long it is, and words without one as they are. */
export function masked(told: string): string {
  if ((told.match(/\p{Nd}/gu) ?? []).length < 4) return told;
  const head = readIdNumber(told) !== undefined ? 6 : readPhone(told) !== undefined ? 3 : undefined;
  if (head === undefined || told.length <= head + 4) return '*'.repeat(told.length);
  return `${told.slice(0, head)}${'*'.repeat(told.length - head - 4)}${told.slice(-4)}`;
}

type Numbers = Pick<SupplementForm, 'child' | 'suspects'>;
/** A part with one of its fields masked. */
export const withMask = <T extends object>(part: T, field: keyof T): T => (typeof part[field] === 'string' ? { ...part, [field]: masked(part[field]) } : part);

/** A form with its numbers masked. */
export function maskNumbers<F extends Numbers>(form: F): F {
  const { child, suspects } = form;
  const guardian = child?.guardian && withMask(child.guardian, 'phone');
  return {
    ...form, ...(child === undefined ? {} : { child: { ...withMask(withMask(child, 'idNumber'), 'phone'), ...(guardian === undefined ? {} : { guardian }) } }),
    ...(suspects === undefined ? {} : { suspects: suspects.map((one) => withMask(one, 'phone')) }),
  };
}

/** The number of a field; undefined where nothing was told. */
export function numberIn({ child, suspects }: Numbers, field: string): string | undefined {
  if (field === 'child.idNumber') return child?.idNumber;
  if (field === 'child.phone') return child?.phone;
  if (field === 'child.guardian.phone') return child?.guardian?.phone;
  return suspects?.[Number(field.split('.')[1])]?.phone;
}
