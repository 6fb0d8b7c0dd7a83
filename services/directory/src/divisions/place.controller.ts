import { Controller, Get, Header, Query } from '@nestjs/common';
import { nobody, Public } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { IsNull, ServiceDatabase } from '@referrals/database';
import { initialsOf } from '@referrals/policy';
import { ClockPort, Describe } from '@referrals/service-kit';
import { shortCode } from './division-code.domain.js';
import { Division } from './division.entity.js';
import { PlaceFilter, PlaceList } from './place.dto.js';

const CODE_LENGTH = 12;

/** Places to choose from, before anybody signs in: as the State publishes them, so whoever asks may keep them for a day. */
@Controller('api/directory/places')
export class PlaceController {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  @Get()
  @Public()
  @Header('Cache-Control', 'public, max-age=86400')
  @Describe({ summary: 'What lies next below a division, for choosing a place', response: PlaceList })
  async below(@Query() { within }: PlaceFilter): Promise<PlaceList> {
    const now = this.clock.now();
    const today = shanghaiDate(now);
    const rows = await this.database.transaction(nobody(now), (tx) =>
      tx.manager.find(Division, { where: { parent: within === undefined ? IsNull() : within.padEnd(CODE_LENGTH, '0') }, order: { code: 'ASC' } }));
    const holds = ({ validFrom, validTo }: Division): boolean => (validFrom === null || validFrom <= today) && (validTo === null || validTo > today);
    return { items: rows.filter(holds).map(({ code, name }) => ({ code: shortCode(code), name, initials: initialsOf(name) })) };
  }
}
