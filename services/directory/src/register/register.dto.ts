import { Text, IntText, type FieldSettings } from '@referrals/service-kit';
import { fullCode, isJurisdiction } from '../divisions/division-code.domain.js';

const plain = (text: string): boolean => text.trim() !== '' && text.isWellFormed() && !/\p{Cc}/u.test(text);

const CODE = /^(?:\d{6}|\d{9}|\d{12})$/;

/** A name of an office or a person: one line, trimmed. */
export const Name = (settings: FieldSettings = {}): PropertyDecorator => Text({ min: 1, max: 100, rule: plain, clean: (text) => text.trim(), ...settings });
/** A division code in 6, 9 or 12 digits, read into the published twelve. */
export const DivisionCode = (settings: FieldSettings = {}): PropertyDecorator =>
  Text({ pattern: CODE, code: 'DIVISION_CODE_INVALID', clean: (code) => (CODE.test(code) ? fullCode(code) ?? code : code), ...settings });
/** Leading digits of division codes. */
export const Digits = (settings: FieldSettings = {}): PropertyDecorator => Text({ pattern: /^\d{2,12}$/, code: 'DIVISION_CODE_INVALID', ...settings });
export const Jurisdiction = (settings: FieldSettings = {}): PropertyDecorator => Text({ rule: isJurisdiction, code: 'JURISDICTION_INVALID', ...settings });
/** Text searched for, anywhere in a name. */
export const Search = (settings: FieldSettings = {}): PropertyDecorator => Text({ min: 1, max: 50, rule: plain, clean: (text) => text.trim(), optional: true, ...settings });

/** As LIKE finds it anywhere. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A page: `cursor` is the `next` of the page before. */
export class PageQuery {
  @Text({ max: 400, optional: true }) cursor?: string;
  @IntText({ min: 1, max: 200, optional: true }) limit: number = 50;
}
