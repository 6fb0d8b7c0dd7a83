import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@referrals/database';
import { ChangeDoor, ClockPort, DirectoryCopyStore, KeyRing } from '@referrals/service-kit';

/** What every use case of a report needs. */
@Injectable()
export class CaseParts {
  constructor(
    readonly database: ServiceDatabase, readonly clock: ClockPort, readonly keys: KeyRing, readonly directory: DirectoryCopyStore, readonly door: ChangeDoor,
  ) {}
}
