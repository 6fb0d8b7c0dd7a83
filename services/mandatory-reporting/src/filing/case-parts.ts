import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@referrals/database';
import { ChangeDoor, ClockPort, DirectoryCopyStore, KeyRing, SensitiveRows } from '@referrals/service-kit';

/** What every use case of a report needs. */
@Injectable()
export class CaseParts {
  /** What is sealed of a report. */
  readonly sealed: SensitiveRows;

  constructor(
    readonly database: ServiceDatabase, readonly clock: ClockPort, readonly keys: KeyRing, readonly directory: DirectoryCopyStore, readonly door: ChangeDoor,
  ) {
    this.sealed = new SensitiveRows(keys);
  }
}
