import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError, expectVersion } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { requireJurisdiction } from '../divisions/division.query.js';
import { requireOrganisation } from '../organisations/organisation.query.js';
import { RegisterDoor } from '../register/register-door.js';
import { expectBackup, expectClosingDay, expectNotClosed, expectSuperior, receivesReferrals } from './desk.domain.js';
import type { DeskChange, DeskClosing, DeskView, NewDesk } from './desk.dto.js';
import { Desk } from './desk.entity.js';
import { DeskQuery, requireDesk, type Asker } from './desk.query.js';

/** Opens, changes and closes desks. A desk is never removed and never changes its agency: decisions name it for ever. */
@Injectable()
export class RecordDesk {
  constructor(private readonly door: RegisterDoor, private readonly desks: DeskQuery) {}

  open(caller: StaffPrincipal, key: RequestKey, body: NewDesk): Promise<DeskView> {
    return this.door.changeOnce(caller, key, body, async (register) => {
      const { tx, change, revision } = register;
      const id = v7();
      const desk = { ...body, id, receivesReferrals: receivesReferrals(body) };
      await requireOrganisation(tx, body.organisation, 'organisation');
      await requireJurisdiction(tx, body.jurisdiction, 'jurisdiction');
      await expectPlace(tx, desk);
      if (await tx.manager.existsBy(Desk, { code: body.code })) throw new DomainError('DESK_CODE_TAKEN', { field: 'code' });
      void tx.manager.insert(Desk, { ...desk, version: revision });
      register.touchDesk(id);
      change.record('desk.opened', { desk: id, revision, agency: body.agency, jurisdiction: body.jurisdiction, opensOn: body.opensOn });
      return this.desks.get(tx, id, this.asker());
    });
  }

  change(caller: StaffPrincipal, id: string, version: number, body: DeskChange): Promise<DeskView> {
    return this.door.change(caller, async (register) => {
      const { tx, change, revision } = register;
      const now = expectVersion(await this.desks.get(tx, id, this.asker()), version);
      expectNotClosed(now);
      const next = { ...now, ...body };
      if (next.closesOn && next.closesOn < (next.opensOn ?? now.opensOn)) throw new DomainError('DESK_DATES_INVALID', { field: 'opensOn' });
      if (body.organisation !== undefined) await requireOrganisation(tx, body.organisation, 'organisation');
      if (body.jurisdiction !== undefined) await requireJurisdiction(tx, body.jurisdiction, 'jurisdiction');
      await expectPlace(tx, { ...now, ...body });
      void tx.manager.update(Desk, { id }, { ...body, version: revision });
      register.touchDesk(id);
      change.record('desk.changed', { desk: id, revision, fields: Object.keys(body).sort() });
      return this.desks.get(tx, id, this.asker());
    });
  }

  /** From `closesOn` on it receives nothing and its open referrals move; until then the day can be moved by closing again. */
  close(caller: StaffPrincipal, key: RequestKey, id: string, version: number, { closesOn }: DeskClosing): Promise<DeskView> {
    return this.door.changeOnce(caller, key, { closesOn, version }, async (register) => {
      const { tx, change, revision } = register;
      const now = expectVersion(await this.desks.get(tx, id, this.asker()), version);
      expectNotClosed(now);
      expectClosingDay(now, closesOn, shanghaiDate(this.door.now()));
      void tx.manager.update(Desk, { id }, { closesOn, version: revision });
      register.touchDesk(id);
      change.record('desk.closed', { desk: id, revision, closesOn });
      return this.desks.get(tx, id, this.asker());
    });
  }

  private asker(): Asker {
    return { administers: true, now: this.door.now() };
  }
}

type Placed = Pick<Desk, 'id' | 'agency' | 'organisation' | 'jurisdiction' | 'receivesReferrals'> & { backupDesk?: string | null | undefined; superior?: string | null | undefined };

/** Whether a desk fits the desks it names and the organisation that holds it. */
async function expectPlace(tx: Tx, desk: Placed): Promise<void> {
  if (desk.backupDesk) expectBackup(desk, await requireDesk(tx, desk.backupDesk, 'backupDesk'));
  if (desk.superior) expectSuperior(desk, await requireDesk(tx, desk.superior, 'superior'));
  if (desk.receivesReferrals) await expectFitsHospital(tx, desk);
}

/** A hospital holds one desk that receives referrals at most, and that is one of HLTH. @throws DomainError HOSPITAL_DESK_INVALID */
async function expectFitsHospital(tx: Tx, { id, agency, organisation }: Placed): Promise<void> {
  const hospital = await tx.maybeOne<{ taken: boolean }>(
    `SELECT EXISTS (SELECT FROM desk d WHERE d.organisation = o.id AND d.receives_referrals AND d.closes_on IS NULL AND d.id <> $2) AS taken
     FROM organisation o WHERE o.id = $1 AND o.type = 'HOSPITAL'`, [organisation, id]);
  if (hospital !== undefined && (agency !== 'HLTH' || hospital.taken)) throw new DomainError('HOSPITAL_DESK_INVALID', { field: 'organisation' });
}
