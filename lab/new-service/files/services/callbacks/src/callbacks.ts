import { Injectable } from '@nestjs/common';
import { databaseContext, Scope, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { CallbackMade, CallbackOpened, DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Change, type Tx } from '@referrals/database';
import { findDesk, noBars, type Bars } from '@referrals/policy';
import {
  ChangeDoor, ClockPort, DirectoryCopyStore, equals, matching, readPage, type Asked, type DirectoryCopy, type Filters, type MakesMoves, type MoveRequest,
} from '@referrals/service-kit';
import { v7 } from 'uuid';
import { callbackView, type CallbackPage, type CallbackQuery, type CallbackView } from './callback.dto.js';
import { Callback } from './callback.entity.js';
import { callbackMoves, type CallbackAction } from './callback.moves.domain.js';

/** Who sees a call: its desk, and the coordinators of its place. The migration says the same to the database. */
export const callbackScope = new Scope({ seenBy: [{ desk: 'desk' }, { prefix: 'division', agencies: ['COORD'] }] });

const FILTERS: Filters<CallbackQuery> = { state: equals('state') };

@Injectable()
export class Callbacks implements MakesMoves<CallbackAction> {
  constructor(
    private readonly door: ChangeDoor, private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly directory: DirectoryCopyStore,
  ) {}

  /** @throws DomainError DIRECTORY_COPY_INCOMPLETE */
  open(asked: Asked & { readonly principal: StaffPrincipal }, division: string): Promise<CallbackView> {
    const id = v7();
    return this.door.create(asked, { id, read: (tx) => this.directory.loadWhole(tx) }, (change, copy) =>
      callbackView(this.make(change, id, { division, desk: deskFor(copy, division, noBars, change.at), reportId: null }), asked.principal));
  }

  /** A call for a filed report; its id is the report's, so one that comes twice makes one. */
  async follow(tx: Tx, reportId: string, division: string, bars: Bars): Promise<void> {
    const copy = await this.directory.load(tx);
    await this.door.createByEvent(tx, reportId, (change) => {
      this.make(change, reportId, { division, desk: deskFor(copy, division, bars, change.at), reportId });
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE */
  move(action: CallbackAction, { id, principal, version, key, body }: MoveRequest): Promise<CallbackView> {
    return this.door.change({ principal, key, body }, { id, read: async (tx) => await tx.manager.findOneBy(Callback, { id }) ?? undefined }, (change, before) => {
      const after = callbackMoves.make(action, before, principal, version);
      void change.tx.manager.update(Callback, { id }, { state: after.state, version: after.version });
      change.record(action === 'make' ? 'callback.made' : 'callback.given-up');
      if (after.state === 'made') change.emit(CallbackMade, { callbackId: id, at: change.at });
      return callbackView(after, principal);
    });
  }

  async list(principal: StaffPrincipal, query: CallbackQuery): Promise<CallbackPage> {
    const { rows, next } = await this.database.read(databaseContext(principal, this.clock.now()), (tx) => readPage<Callback>(tx, {
      entity: Callback, asked: query, order: { by: 'openedAt', descending: true },
      scope: (bind) => callbackScope.rows(principal, bind), where: (bind) => matching(FILTERS, query, bind),
    }));
    return { items: rows.map((row) => callbackView(row, principal)), next };
  }

  /** @throws DomainError NOT_FOUND */
  async read(principal: StaffPrincipal, id: string): Promise<CallbackView> {
    const row = await this.database.read(databaseContext(principal, this.clock.now()), (tx) => tx.manager.findOneBy(Callback, { id }));
    if (row === null || !callbackScope.shows(principal, { ...row })) throw new DomainError('NOT_FOUND');
    return callbackView(row, principal);
  }

  private make(change: Change, id: string, of: Pick<Callback, 'division' | 'desk' | 'reportId'>): Callback {
    const made: Callback = { id, ...of, state: 'due', version: 1, openedAt: change.at };
    void change.tx.manager.insert(Callback, made);
    change.record('callback.opened', { desk: made.desk });
    change.emit(CallbackOpened, { callbackId: id, desk: made.desk, division: made.division, at: change.at });
    return made;
  }
}

const deskFor = (copy: DirectoryCopy, division: string, bars: Bars, at: Instant): string =>
  findDesk(copy, { agency: 'CIV', division }, bars, shanghaiDate(at)).desk.id;
