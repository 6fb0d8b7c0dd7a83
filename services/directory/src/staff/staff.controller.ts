import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, NoBody, type RequestKey } from '@referrals/service-kit';
import type { ListPage } from '../register/register.dto.js';
import { RegisterDoor } from '../register/register-door.js';
import { MoveStaff } from './move-staff.js';
import { RecordStaff } from './record-staff.js';
import { SetPassword } from './set-password.js';
import {
  NewStaff, NewStaffView, PasswordView, StaffChange, StaffFilter, StaffPage, StaffRoles, StaffView,
} from './staff.dto.js';
import { StaffQuery } from './staff.query.js';

const MOVED = ['STAFF_STATUS_CONFLICT', 'LAST_ADMINISTRATOR', 'NOT_FOUND', 'VERSION_STALE'];
const MOVE_HEADERS = ['If-Match', 'Idempotency-Key'] as const;

@Controller('api/directory/staff')
@UseInterceptors(EtagInterceptor)
export class StaffController {
  constructor(
    private readonly door: RegisterDoor, private readonly staff: StaffQuery, private readonly record: RecordStaff,
    private readonly moves: MoveStaff, private readonly passwords: SetPassword,
  ) {}

  @Get()
  @Requires('directory.administer')
  @Describe({ summary: 'People by account or name, organisation, desk and status', response: StaffPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() caller: StaffPrincipal, @Query() filter: StaffFilter): Promise<ListPage<StaffView>> {
    return this.door.read(caller, (tx) => this.staff.list(tx, filter));
  }

  @Get(':id')
  @Requires('directory.administer')
  @Describe({ summary: 'A person', response: StaffView, errors: ['NOT_FOUND'] })
  get(@Caller() caller: StaffPrincipal, @IdParam('id') id: string): Promise<StaffView> {
    return this.door.read(caller, (tx) => this.staff.get(tx, id));
  }

  @Post()
  @Requires('directory.administer')
  @Describe({ summary: 'Add a person; their first password is in this answer and nowhere else', response: NewStaffView, status: 201, headers: ['Idempotency-Key'], errors: ['ACCOUNT_INVALID', 'ACCOUNT_TAKEN', 'ORGANISATION_UNKNOWN'] })
  add(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewStaff): Promise<NewStaffView> {
    return this.record.add(caller, key, body);
  }

  @Patch(':id')
  @Requires('directory.administer')
  @Describe({ summary: 'Change a person’s name or organisation', response: StaffView, headers: ['If-Match'], errors: ['ORGANISATION_UNKNOWN', 'NOT_FOUND', 'VERSION_STALE'] })
  change(@Caller() caller: StaffPrincipal, @IdParam('id') id: string, @IfMatch() version: number, @Body() body: StaffChange): Promise<StaffView> {
    return this.record.change(caller, id, version, body);
  }

  @Put(':id/roles')
  @Requires('directory.administer')
  @Describe({ summary: 'Set a person’s roles apart from desks', response: StaffView, headers: ['If-Match'], errors: ['LAST_ADMINISTRATOR', 'NOT_FOUND', 'VERSION_STALE'] })
  setRoles(@Caller() caller: StaffPrincipal, @IdParam('id') id: string, @IfMatch() version: number, @Body() body: StaffRoles): Promise<StaffView> {
    return this.moves.setRoles(caller, id, version, body.roles);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @Requires('directory.administer')
  @Describe({ summary: 'Suspend an account: its tokens stop working within a minute', response: StaffView, headers: MOVE_HEADERS, errors: MOVED })
  suspend(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @IdParam('id') id: string, @IfMatch() version: number, @NoBody() _body: object): Promise<StaffView> {
    return this.moves.move(caller, key, id, version, 'suspend');
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('directory.administer')
  @Describe({ summary: 'Restore a suspended account', response: StaffView, headers: MOVE_HEADERS, errors: MOVED })
  restore(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @IdParam('id') id: string, @IfMatch() version: number, @NoBody() _body: object): Promise<StaffView> {
    return this.moves.move(caller, key, id, version, 'restore');
  }

  @Post(':id/password')
  @HttpCode(200)
  @Requires('directory.administer')
  @Describe({ summary: 'Give a new password, shown in this answer and nowhere else; all sessions of the person end', response: PasswordView, headers: ['Idempotency-Key'], errors: ['NOT_FOUND'] })
  resetPassword(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @IdParam('id') id: string, @NoBody() _body: object): Promise<PasswordView> {
    return this.passwords.reset(caller, key, id);
  }
}
