import type { PlainDate } from '@referrals/calendar';
import { DomainError, type BirthPrecision, type Sex } from '@referrals/contracts';
import { NO_NAME, ofIdNumber, pinyinOf } from '@referrals/policy';
import { completedOn } from './age.domain.js';
import type { NoIdReason } from './child.entity.js';

/** Who a child is, as somebody said it. */
export interface SaidIdentity {
  readonly name?: string | undefined;
  readonly sex?: Sex | undefined;
  readonly birthDate?: PlainDate | undefined;
  readonly birthPrecision?: BirthPrecision | undefined;
  readonly idNumber?: string | undefined;
  readonly noIdReason?: NoIdReason | undefined;
}

export interface Identity {
  readonly name: string | null;
  readonly pinyin: string;
  readonly sex: Sex | null;
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: BirthPrecision | null;
  readonly idNumber: string | null;
  readonly noIdReason: NoIdReason | null;
}

/**
 * What was said as it is kept: an ID number tells birth date and sex where they were not said.
 * @throws DomainError BIRTH_DATE_MISMATCH, SEX_MISMATCH, DATE_IN_FUTURE
 */
export function identityOf(said: SaidIdentity, today: PlainDate): Identity {
  const told = said.idNumber === undefined ? undefined : ofIdNumber(said.idNumber);
  if (told !== undefined && said.birthDate !== undefined && said.birthDate !== told.birthDate) throw new DomainError('BIRTH_DATE_MISMATCH', { field: 'birthDate' });
  if (told !== undefined && said.sex !== undefined && said.sex !== told.sex) throw new DomainError('SEX_MISMATCH', { field: 'sex' });
  const birthDate = said.birthDate ?? told?.birthDate ?? null;
  if (birthDate !== null && birthDate > today) throw new DomainError('DATE_IN_FUTURE', { field: said.birthDate === undefined ? 'idNumber' : 'birthDate' });
  return {
    name: said.name ?? null, pinyin: (said.name === undefined ? undefined : pinyinOf(said.name)) ?? NO_NAME, sex: said.sex ?? told?.sex ?? null, birthDate,
    birthPrecision: birthDate === null ? null : said.birthPrecision ?? 'EXACT', idNumber: said.idNumber ?? null,
    noIdReason: said.idNumber === undefined ? said.noIdReason ?? null : null,
  };
}

/** @throws DomainError NOT_A_MINOR on and after the day on which eighteen years are completed */
export function expectMinor({ birthDate }: Pick<Identity, 'birthDate'>, today: PlainDate): void {
  if (birthDate !== null && completedOn(birthDate, 18) <= today) throw new DomainError('NOT_A_MINOR', { field: 'birthDate' });
}
