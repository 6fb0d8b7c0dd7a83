import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { Caller, permissionsOf, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe } from '@referrals/service-kit';
import { RegisterDoor } from '../register/register-door.js';
import { Locking } from '../session/locking.js';
import { SetPassword } from './set-password.js';
import { OwnPassword, OwnView } from './staff.dto.js';
import { StaffQuery } from './staff.query.js';

@Controller('api/directory/me')
export class OwnController {
  constructor(private readonly door: RegisterDoor, private readonly staff: StaffQuery, private readonly passwords: SetPassword, private readonly locking: Locking) {}

  @Get()
  @Requires('directory.read')
  @Describe({ summary: 'Who I am here: my organisation, roles and desks, and what I may do', response: OwnView })
  async me(@Caller() caller: StaffPrincipal): Promise<OwnView> {
    const own = await this.door.read(caller, (tx) => this.staff.own(tx, caller.staff));
    const supervises = caller.desks.filter(({ role }) => role === 'SUPERVISOR').map(({ id }) => id);
    return { ...own, permissions: permissionsOf(caller), supervises, lockAfterSeconds: this.locking.seconds };
  }

  @Put('password')
  @HttpCode(204)
  @Requires('directory.read')
  @Describe({ summary: 'Set my own password; all my sessions end', status: 204, errors: ['PASSWORD_WRONG', 'PASSWORD_WEAK', 'TOO_MANY_REQUESTS'] })
  setPassword(@Caller() caller: StaffPrincipal, @Body() body: OwnPassword): Promise<void> {
    return this.passwords.setOwn(caller, body);
  }
}
