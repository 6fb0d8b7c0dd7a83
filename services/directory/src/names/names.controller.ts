import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { Describe } from '@referrals/service-kit';
import { RegisterDoor } from '../register/register-door.js';
import { AccountAsked, AccountFound } from './account.dto.js';
import { MOST_NAMES, NamesAsked, NamesView } from './names.dto.js';
import { NamesQuery } from './names.query.js';

@Controller('api/directory/names')
export class NamesController {
  constructor(private readonly door: RegisterDoor, private readonly names: NamesQuery) {}

  @Post()
  @HttpCode(200)
  @Requires('directory.read')
  @Describe({ summary: 'Names of desks, organisations, people and divisions by their ids; changes nothing', response: NamesView, errors: ['TOO_MANY'] })
  async of(@Caller() caller: StaffPrincipal, @Body() asked: NamesAsked): Promise<NamesView> {
    const { desks = [], organisations = [], staff = [], divisions = [] } = asked;
    if (desks.length + organisations.length + staff.length + divisions.length > MOST_NAMES) throw new DomainError('TOO_MANY', { field: 'body', facts: { limit: MOST_NAMES } });
    return this.door.read(caller, (tx) => this.names.of(tx, asked));
  }

  @Post('account')
  @HttpCode(200)
  @Requires('account.find')
  @Describe({ summary: 'Whose account this is, of people in the caller’s places: to appoint them, or name them as deputy; changes nothing', response: AccountFound, errors: ['NOT_FOUND'] })
  async account(@Caller() caller: StaffPrincipal, @Body() { account }: AccountAsked): Promise<AccountFound> {
    return this.door.read(caller, (tx) => this.names.account(tx, account));
  }
}
