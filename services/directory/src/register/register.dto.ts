import type { Type } from '@nestjs/common';
import { placeDigits } from '@referrals/policy';
import { Parts, PlaceCode, PlaceText, Text, type FieldSettings } from '@referrals/service-kit';
import { fullCode, isJurisdiction } from '../divisions/division-code.domain.js';

const plain = (text: string): boolean => text.trim() !== '' && text.isWellFormed() && !/\p{Cc}/u.test(text);

/** Whoever means a county, a township or a village writes so many digits. */
const SHORTEST_CODE = 6;

/** A name of an office or a person: one line, trimmed. */
export const Name = (settings: FieldSettings = {}): PropertyDecorator => Text({ min: 1, max: 100, rule: plain, clean: (text) => text.trim(), ...settings });
/** A division code in 6, 9 or 12 digits, read into the published twelve. */
export const DivisionCode = (settings: FieldSettings = {}): PropertyDecorator =>
  PlaceCode({ clean: (code) => (code.length >= SHORTEST_CODE ? fullCode(code) ?? code : code), ...settings });
/** Leading digits of division codes, in any spelling. */
export const Digits = PlaceText;
export const Jurisdiction = (settings: FieldSettings = {}): PropertyDecorator => Text({ rule: isJurisdiction, code: 'JURISDICTION_INVALID', clean: placeDigits, ...settings });
/** Text searched for, anywhere in a name. */
export const Search = (settings: FieldSettings = {}): PropertyDecorator => Text({ min: 1, max: 50, rule: plain, clean: (text) => text.trim(), optional: true, ...settings });

/** What the directory's lists answer: at their end `next` is absent, as it was before other lists said null. */
export function RegisterPage<T extends object>(item: () => Type<T>): Type<ListPage<T>> {
  class OnePage {
    @Parts(item) items!: T[];
    @Text({ optional: true }) next?: string;
  }
  return OnePage;
}

export interface ListPage<T> { readonly items: T[]; readonly next?: string }
