import { Body, Controller, Get, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, type RequestKey } from '@referrals/service-kit';
import type { ListPage } from '../register/register.dto.js';
import { RegisterDoor } from '../register/register-door.js';
import {
  NewOrganisation, OrganisationChange, OrganisationFilter, OrganisationPage, OrganisationView,
} from './organisation.dto.js';
import { OrganisationQuery } from './organisation.query.js';
import { RecordOrganisation } from './record-organisation.js';

const REFUSALS = ['DIVISION_CODE_INVALID', 'DIVISION_UNKNOWN', 'DESK_UNKNOWN', 'CREDIT_CODE_INVALID', 'CREDIT_CODE_TAKEN', 'ORGANISATION_DATES_INVALID'];

@Controller('api/directory/organisations')
@UseInterceptors(EtagInterceptor)
export class OrganisationController {
  constructor(private readonly door: RegisterDoor, private readonly organisations: OrganisationQuery, private readonly record: RecordOrganisation) {}

  @Get()
  @Requires('directory.read')
  @Describe({ summary: 'Organisations by name, type, place and supervising desk', response: OrganisationPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() caller: StaffPrincipal, @Query() filter: OrganisationFilter): Promise<ListPage<OrganisationView>> {
    return this.door.read(caller, (tx) => this.organisations.list(tx, filter));
  }

  @Get(':id')
  @Requires('directory.read')
  @Describe({ summary: 'An organisation', response: OrganisationView, errors: ['NOT_FOUND'] })
  get(@Caller() caller: StaffPrincipal, @IdParam('id') id: string): Promise<OrganisationView> {
    return this.door.read(caller, (tx) => this.organisations.get(tx, id));
  }

  @Post()
  @Requires('directory.administer')
  @Describe({ summary: 'Add an organisation', response: OrganisationView, status: 201, headers: ['Idempotency-Key'], errors: REFUSALS })
  add(@Caller() caller: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewOrganisation): Promise<OrganisationView> {
    return this.record.add(caller, key, body);
  }

  @Patch(':id')
  @Requires('directory.administer')
  @Describe({ summary: 'Change an organisation', response: OrganisationView, headers: ['If-Match'], errors: [...REFUSALS, 'NOT_FOUND', 'VERSION_STALE'] })
  change(@Caller() caller: StaffPrincipal, @IdParam('id') id: string, @IfMatch() version: number, @Body() body: OrganisationChange): Promise<OrganisationView> {
    return this.record.change(caller, id, version, body);
  }
}
