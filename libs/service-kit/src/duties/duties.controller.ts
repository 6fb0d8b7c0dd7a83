import { Controller, Get, Inject, Query, type Provider, type Type } from '@nestjs/common';
import { Caller, Requires, type Permission, type StaffPrincipal } from '@referrals/auth';
import { dutyEvents, DomainError, type ServiceName } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { ChangeDoor } from '../change/change-door.js';
import { Describe } from '../http/describe.js';
import { IdParam } from '../http/input.js';
import { movesController } from '../http/moves-controller.js';
import { named } from '../http/named.js';
import { ClockPort } from '../run/clock-port.js';
import { calendarOf } from './calendar-store.js';
import { ChangeDuty } from './change-duty.js';
import type { DutyPacks } from './duty-packs.js';
import { DutyLists } from './duty-lists.js';
import { asTheySignIn, DutyViewers } from './duty-viewers.js';
import { DutyCounts, DutyCountsQuery, DutyList, DutyPage, DutyQuery, DutyView, ExtendBody, PauseBody, ResumeBody, WaiveBody } from './duty.dto.js';

/** `/api/<service>/duties`: what desks owe, by when; and the four things that may be done about a date. `reads`: who may ask for it. */
export function dutiesControllers(service: ServiceName, reads: Permission = 'duty.read'): Type[] {
  @Controller(`api/${service}`)
  class DutiesController {
    constructor(@Inject(DutyLists) private readonly lists: DutyLists, private readonly clock: ClockPort, private readonly viewers: DutyViewers) {}

    @Get('duties')
    @Requires(reads)
    @Describe({
      summary: 'What desks owe, nearest date first; a procuratorate that a step told, and an auditor, see number, desk, clock, date and lateness alone',
      response: DutyPage, errors: ['INVALID_CURSOR'],
    })
    async page(@Query() query: DutyQuery, @Caller() principal: StaffPrincipal): Promise<DutyPage> {
      return await this.lists.page(await this.viewers.of(principal), query, this.clock.now()) as DutyPage;
    }

    @Get('duties/counts')
    @Requires(reads)
    @Describe({ summary: 'How many are open, due today, overdue and climbed, by desk or clock', response: DutyCounts })
    async counts(@Query() { by }: DutyCountsQuery, @Caller() principal: StaffPrincipal): Promise<DutyCounts> {
      return this.lists.counts(await this.viewers.of(principal), by === 'clock' ? 'clock' : 'desk', this.clock.now());
    }

    @Get('cases/:caseId/duties')
    @Requires(reads)
    @Describe({ summary: 'All duties of a case that the caller may see, ended ones too', response: DutyList, errors: ['NOT_FOUND'] })
    async ofCase(@IdParam('caseId') caseId: string, @Caller() principal: StaffPrincipal): Promise<DutyList> {
      const items = await this.lists.ofCase(await this.viewers.of(principal), caseId, this.clock.now());
      if (items.length === 0) throw new DomainError('NOT_FOUND');
      return { items };
    }
  }
  const moves = movesController({
    name: 'DutyMoves', at: `api/${service}/duties`, permission: 'duty.change', answer: DutyView, use: ChangeDuty,
    moves: {
      extend: { summary: 'Extend it on a ground of its row, on a document', body: ExtendBody, errors: [...CHANGE_ERRORS, 'UNKNOWN_CODE', 'EXTENSION_NOT_LATER', 'DUTY_OVERDUE'] },
      pause: { summary: 'Let its time stand still until a moment', body: PauseBody, errors: [...CHANGE_ERRORS, 'NOT_PAUSABLE', 'ALREADY_PAUSED', 'UNTIL_RANGE', 'DUTY_OVERDUE'] },
      resume: { summary: 'Let its time run again', body: ResumeBody, errors: [...CHANGE_ERRORS, 'NOT_PAUSED'] },
      waive: { summary: 'It is owed no longer', body: WaiveBody, errors: [...CHANGE_ERRORS, 'NOT_WAIVABLE'] },
    },
  });
  return [named(DutiesController, service), named(moves, service)];
}

const CHANGE_ERRORS = ['DUTY_CLOSED', 'NOT_YOURS_TO_DECIDE'];

/** What the controllers need. */
export function dutiesProviders(service: ServiceName, packs: DutyPacks, viewers?: Type<DutyViewers>): Provider[] {
  const byName = new Map(packs.map((pack) => [pack.pack, pack]));
  return [
    viewers === undefined ? { provide: DutyViewers, useValue: asTheySignIn } : { provide: DutyViewers, useExisting: viewers },
    { provide: DutyLists, useFactory: (database: ServiceDatabase) => new DutyLists(database, byName), inject: [ServiceDatabase] },
    {
      provide: ChangeDuty, inject: [ChangeDoor, DutyLists, ServiceDatabase, DutyViewers],
      useFactory: (door: ChangeDoor, lists: DutyLists, database: ServiceDatabase, viewersOf: DutyViewers) =>
        new ChangeDuty({ door, lists, viewers: viewersOf, packs: byName, events: dutyEvents(service), calendar: (tx) => calendarOf(database).load(tx) }),
    },
  ];
}
