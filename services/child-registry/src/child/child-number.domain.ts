import { shanghaiDate, type Instant } from '@referrals/calendar';
import { checkCharacter, plainSigns } from '@referrals/policy';

/** `D-2605-0000123-8`: year and month of opening in China, a running number, the check character. */
export function childNumber(sequence: number, openedAt: Instant): string {
  const day = shanghaiDate(openedAt);
  const [month, running] = [`${day.slice(2, 4)}${day.slice(5, 7)}`, String(sequence).padStart(7, '0')];
  return `D-${month}-${running}-${checkCharacter(`${month}${running}`)}`;
}

/** A number as somebody typed it, in its one form; undefined when its form is wrong or the check character does not fit. */
export function readChildNumber(typed: string): string | undefined {
  const [, month = '', running = '', check] = /^D(\d{4})(\d{7,})([\dX])$/.exec(plainSigns(typed)) ?? [];
  return check !== undefined && checkCharacter(`${month}${running}`) === check ? `D-${month}-${running}-${check}` : undefined;
}
