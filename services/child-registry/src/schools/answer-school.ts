import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError, expectVersion, SchoolRequestAnswered } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { ChangeDoor, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import type { ChangedRequest, TellBody } from './school.dto.js';
import { SchoolRequest } from './school-request.entity.js';

interface Telling { readonly principal: StaffPrincipal; readonly id: string; readonly key: RequestKey; readonly body: TellBody }

/** A school answers what it was asked of a pupil, or tells something unasked. */
@Injectable()
export class AnswerSchool {
  constructor(private readonly door: ChangeDoor, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND of another school’s, VERSION_STALE, ILLEGAL_MOVE of what is answered */
  answer(version: number, { principal, id, key, body }: Telling): Promise<ChangedRequest> {
    return this.door.change({ principal, key, body }, { id, read: (tx) => ofSchool(tx, id, principal) }, (change, request) => {
      expectVersion(request, version);
      if (request.state !== 'ASKED') throw new DomainError('ILLEGAL_MOVE');
      void change.tx.manager.update(SchoolRequest, { id }, this.sensitive.change(SchoolRequest, { id }, {
        state: 'ANSWERED', version: version + 1, answer: body.answer, answeredBy: principal.staff, answeredAt: change.at,
      }));
      change.record('school-request.answered');
      change.emit(SchoolRequestAnswered, { requestId: id, county: request.county, at: change.at });
      return { id, version: version + 1, state: 'ANSWERED' };
    });
  }

  /** Of a pupil on the care list. @throws DomainError NOT_FOUND of any other child */
  tell({ principal, id: child, key, body }: Telling): Promise<ChangedRequest> {
    const id = v7();
    return this.door.create({ principal, key, body }, { id, read: (tx) => tx.maybeOne<{ county: string }>('SELECT county FROM pupils() WHERE id = $1', [child]) }, (change, { county }) => {
      void change.tx.manager.insert(SchoolRequest, this.sensitive.row(SchoolRequest, {
        id, child, organisation: principal.organisation, county, state: 'ANSWERED', version: 1, ask: null, answer: body.answer, answeredBy: principal.staff, answeredAt: change.at,
        byStaff: principal.staff, byDesk: principal.desks[0]?.id ?? null, recordedAt: change.at, source: 'PERSON',
      }));
      change.record('school-request.told', { child });
      return { id, version: 1, state: 'ANSWERED' };
    });
  }
}

/** The school’s own alone, though an office that reads the file sees it as well. */
const ofSchool = async (tx: Tx, id: string, { organisation }: StaffPrincipal): Promise<SchoolRequest | undefined> => await tx.manager.findOneBy(SchoolRequest, { id, organisation }) ?? undefined;
