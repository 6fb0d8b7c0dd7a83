import { Param } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { DomainError } from '@referrals/contracts';
import { placeDigits } from '@referrals/policy';
import { documented } from '@referrals/service-kit';

/** A path parameter that is a village's code of twelve digits. */
export const VillageParam = (name: string): ParameterDecorator => documented(
  Param(name, { transform: (value: unknown) => {
    const code = typeof value === 'string' ? placeDigits(value) : '';
    if (!/^[0-9]{12}$/.test(code)) throw new DomainError('DIVISION_CODE_INVALID', { field: name });
    return code;
  } }),
  [ApiParam({ name, schema: { type: 'string', pattern: '^[0-9]{12}$' } })],
);
