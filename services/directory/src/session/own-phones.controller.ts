import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Caller, databaseContext, Requires, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, Describe, IdParam, NoBody } from '@referrals/service-kit';
import { KeptPhones } from './own-phones.dto.js';
import { FieldSession } from './field-session.entity.js';

const OWN = { select: { id: true, startedAt: true, openedAt: true, endsAt: true }, order: { startedAt: 'DESC' } } as const;

@Controller('api/directory/me/field-sessions')
export class OwnPhonesController {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  @Get()
  @Requires('directory.read')
  @Describe({ summary: 'Phones that stay mine, opened by a PIN', response: KeptPhones })
  async list(@Caller() caller: StaffPrincipal): Promise<KeptPhones> {
    return { items: await this.database.read(databaseContext(caller, this.clock.now()), (tx) => tx.manager.find(FieldSession, { ...OWN, where: { staff: caller.staff } })) };
  }

  @Post(':id/end')
  @HttpCode(204)
  @Requires('directory.read')
  @Describe({ summary: 'End one: its PIN opens nothing any more', status: 204, errors: ['NOT_FOUND'] })
  async end(@Caller() caller: StaffPrincipal, @IdParam('id') id: string, @NoBody() _body: object): Promise<void> {
    const { affected } = await this.database.transaction(databaseContext(caller, this.clock.now()), (tx) => tx.manager.delete(FieldSession, { id, staff: caller.staff }));
    if (affected === 0) throw new DomainError('NOT_FOUND');
  }
}
