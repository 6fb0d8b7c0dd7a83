import { Body, Controller, Get, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IfMatch, type RequestKey } from '@referrals/service-kit';
import type { ListPage } from '../register/register.dto.js';
import { RegisterDoor } from '../register/register-door.js';
import { DivisionChange, DivisionFilter, DivisionPage, DivisionView, NewDivision } from './division.dto.js';
import { DivisionQuery } from './division.query.js';
import { RecordDivision } from './record-division.js';

@Controller('api/directory/divisions')
@UseInterceptors(EtagInterceptor)
export class DivisionController {
  constructor(private readonly door: RegisterDoor, private readonly divisions: DivisionQuery, private readonly record: RecordDivision) {}

  @Get()
  @Requires('directory.read')
  @Describe({ summary: 'Divisions by name, prefix, level and day', response: DivisionPage, errors: ['DIVISION_CODE_INVALID', 'INVALID_CURSOR'] })
  list(@Caller() caller: StaffPrincipal, @Query() filter: DivisionFilter): Promise<ListPage<DivisionView>> {
    return this.door.read(caller, (tx) => this.divisions.list(tx, filter));
  }

  @Get(':code')
  @Requires('directory.read')
  @Describe({ summary: 'A division by its code of 6, 9 or 12 digits', response: DivisionView, errors: ['DIVISION_CODE_INVALID', 'NOT_FOUND'] })
  get(@Caller() caller: StaffPrincipal, @Param('code') code: string): Promise<DivisionView> {
    return this.door.read(caller, (tx) => this.divisions.get(tx, code));
  }

  @Post()
  @Requires('directory.administer')
  @Describe({ summary: 'Record a division', response: DivisionView, status: 201, headers: ['Idempotency-Key'], errors: ['DIVISION_CODE_INVALID', 'DIVISION_UNKNOWN', 'DIVISION_EXISTS', 'DIVISION_DATES_INVALID'] })
  add(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewDivision): Promise<DivisionView> {
    return this.record.add(caller, key, body);
  }

  @Patch(':code')
  @Requires('directory.administer')
  @Describe({ summary: 'Change a division: its name, its days, what replaced it', response: DivisionView, headers: ['If-Match'], errors: ['DIVISION_CODE_INVALID', 'DIVISION_UNKNOWN', 'DIVISION_DATES_INVALID', 'NOT_FOUND', 'VERSION_STALE'] })
  change(@Caller() caller: StaffPrincipal, @Param('code') code: string, @IfMatch() version: number, @Body() body: DivisionChange): Promise<DivisionView> {
    return this.record.change(caller, code, version, body);
  }
}
