import { Controller, Get, Header, Query } from '@nestjs/common';
import { nobody, Public } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { ServiceDatabase } from '@referrals/database';
import { initialsOf } from '@referrals/policy';
import { ClockPort, Describe } from '@referrals/service-kit';
import { shortCode } from './division-code.domain.js';
import { PlaceFilter, PlaceList } from './place.dto.js';

const CODE_LENGTH = 12;

const BELOW = `
  SELECT code, name FROM division WHERE parent IS NOT DISTINCT FROM $1 AND (valid_from IS NULL OR valid_from <= $2::date) AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY code`;

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
    const rows = await this.database.transaction(nobody(now), (tx) =>
      tx.query<{ code: string; name: string }>(BELOW, [within?.padEnd(CODE_LENGTH, '0') ?? null, shanghaiDate(now)]));
    return { items: rows.map(({ code, name }) => ({ code: shortCode(code), name, initials: initialsOf(name) })) };
  }
}
