import { readPhone } from '@referrals/contracts';
import { readCreditCode, readIdNumber } from '@referrals/policy';

interface Person { readonly phone?: string | undefined }
/** What of a form has a form of its own. */
export interface Checkable {
  readonly child?: Person & { readonly idNumber?: string | undefined; readonly guardian?: Person | undefined } | undefined;
  readonly suspects?: readonly Person[] | undefined;
  readonly reporter?: Person & { readonly unitCode?: string | undefined } | undefined;
}

/** Paths of what was kept as told because it could not be read: `child.phone`, `suspects.0.phone`. Found anew from what is shown, so nobody learns of what they may not see. */
export function uncheckedIn({ child, suspects, reporter }: Checkable): string[] {
  const fields: [string, string | undefined, (typed: string) => string | undefined][] = [
    ['child.idNumber', child?.idNumber, readIdNumber], ['child.phone', child?.phone, readPhone], ['child.guardian.phone', child?.guardian?.phone, readPhone],
    ...(suspects ?? []).map(({ phone }, index): [string, string | undefined, typeof readPhone] => [`suspects.${index}.phone`, phone, readPhone]),
    ['reporter.phone', reporter?.phone, readPhone], ['reporter.unitCode', reporter?.unitCode, readCreditCode],
  ];
  return fields.flatMap(([path, told, read]) => (told === undefined || read(told) !== undefined ? [] : [path]));
}
