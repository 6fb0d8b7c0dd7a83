import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { Caller, may, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, type RequestKey } from '@referrals/service-kit';
import type { ListPage } from '../register/register.dto.js';
import { RegisterDoor } from '../register/register-door.js';
import {
  DeskChange, DeskClosing, DeskFilter, DeskMembers, DeskPage, DeskView, MembersView, NewDesk,
} from './desk.dto.js';
import { DeskQuery, type Asker } from './desk.query.js';
import { RecordDesk } from './record-desk.js';
import { SetDeskMembers } from './set-desk-members.js';

const REFUSALS = ['ORGANISATION_UNKNOWN', 'DESK_UNKNOWN', 'JURISDICTION_INVALID', 'JURISDICTION_UNKNOWN', 'BACKUP_DESK_INVALID', 'SUPERIOR_DESK_INVALID', 'HOSPITAL_DESK_INVALID', 'DESK_DATES_INVALID'];

@Controller('api/directory/desks')
@UseInterceptors(EtagInterceptor)
export class DeskController {
  constructor(
    private readonly door: RegisterDoor, private readonly desks: DeskQuery, private readonly record: RecordDesk, private readonly setMembers: SetDeskMembers,
  ) {}

  @Get()
  @Requires('directory.read')
  @Describe({ summary: 'Desks by agency, place, name and state: for choosing where to hand on', response: DeskPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() caller: StaffPrincipal, @Query() filter: DeskFilter): Promise<ListPage<DeskView>> {
    return this.door.read(caller, (tx) => this.desks.list(tx, filter, this.asker(caller)));
  }

  @Get(':id')
  @Requires('directory.read')
  @Describe({ summary: 'A desk', response: DeskView, errors: ['NOT_FOUND'] })
  get(@Caller() caller: StaffPrincipal, @IdParam('id') id: string): Promise<DeskView> {
    return this.door.read(caller, (tx) => this.desks.get(tx, id, this.asker(caller)));
  }

  @Post()
  @Requires('directory.administer')
  @Describe({ summary: 'Open a desk', response: DeskView, status: 201, headers: ['Idempotency-Key'], errors: [...REFUSALS, 'DESK_CODE_TAKEN', 'AGENCY_HOLDS_NO_REFERRALS'] })
  open(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewDesk): Promise<DeskView> {
    return this.record.open(caller, key, body);
  }

  @Patch(':id')
  @Requires('directory.administer')
  @Describe({ summary: 'Change a desk', response: DeskView, headers: ['If-Match'], errors: [...REFUSALS, 'DESK_CLOSED', 'NOT_FOUND', 'VERSION_STALE'] })
  change(@Caller() caller: StaffPrincipal, @IdParam('id') id: string, @IfMatch() version: number, @Body() body: DeskChange): Promise<DeskView> {
    return this.record.change(caller, id, version, body);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires('directory.administer')
  @Describe({ summary: 'Close a desk from a day on; its open referrals move', response: DeskView, headers: ['If-Match', 'Idempotency-Key'], errors: ['DESK_DATES_INVALID', 'DESK_CLOSED', 'NOT_FOUND', 'VERSION_STALE'] })
  close(
    @Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @IdParam('id') id: string, @IfMatch() version: number,
    @Body() body: DeskClosing,
  ): Promise<DeskView> {
    return this.record.close(caller, key, id, version, body);
  }

  @Get(':id/members')
  @Requires('directory.administer')
  @Describe({ summary: 'Who works on a desk', response: MembersView, errors: ['NOT_FOUND'] })
  members(@Caller() caller: StaffPrincipal, @IdParam('id') id: string): Promise<MembersView> {
    return this.door.read(caller, (tx) => this.desks.members(tx, id));
  }

  @Put(':id/members')
  @Requires('directory.administer')
  @Describe({ summary: 'Say who works on a desk; replaces the list', response: MembersView, headers: ['If-Match'], errors: ['MEMBER_TWICE', 'STAFF_UNKNOWN', 'TOO_MANY_DESKS', 'DESK_CLOSED', 'NOT_FOUND', 'VERSION_STALE'] })
  putMembers(@Caller() caller: StaffPrincipal, @IdParam('id') id: string, @IfMatch() version: number, @Body() body: DeskMembers): Promise<MembersView> {
    return this.setMembers.set(caller, id, version, body);
  }

  private asker(caller: StaffPrincipal): Asker {
    return { administers: may(caller, 'directory.administer'), now: this.door.now() };
  }
}
