import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { NO_NAME } from '@referrals/policy';
import { SensitiveRows } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { childScope } from '../child/child-scope.js';
import type { Identity } from '../child/identity.domain.js';
import type { NewChild } from '../child/new-child.dto.js';
import { findAlike } from './find-alike.js';

/** Whether a child that is to get a file has one already, by all but its number. */
@Injectable()
export class LookAlikes {
  constructor(private readonly database: ServiceDatabase, private readonly sensitive: SensitiveRows) {}

  /** Of files that are likely the child's those in scope are named. @throws DomainError CHILD_MAYBE_ON_FILE */
  async expectNone(viewer: StaffPrincipal, { name, pinyin, birthDate, birthPrecision, sex }: Identity, { careDivision, hukou, schooling }: NewChild): Promise<void> {
    const nameIndex = name === null ? null : this.sensitive.index(Child, 'nameIndex', name);
    const alike = await this.database.asWorker((tx) => findAlike(tx, this.sensitive, { self: null, idNumberIndex: null, pinyin, birthDate, nameIndex, careDivision, guardians: [] }, {
      name: name ?? undefined, pinyin: pinyin === NO_NAME ? undefined : pinyin, birthDate: birthDate ?? undefined, birthPrecision: birthPrecision ?? undefined, sex: sex ?? undefined, village: careDivision,
      hukou: hukou?.division, school: schooling?.organisation ?? schooling?.name,
    }));
    const likely = alike.filter((one) => one.match.class === 'LIKELY' || one.match.class === 'SAME');
    if (likely.length === 0) return;
    const seen = likely.filter(({ child }) => childScope.shows(viewer, { care_division: child.careDivision, recused: child.recused }));
    throw new DomainError('CHILD_MAYBE_ON_FILE', { field: 'name', facts: { children: seen.map(({ child }) => child.id) } });
  }
}
