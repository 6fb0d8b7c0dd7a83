import { Body, Controller, Get, Put } from '@nestjs/common';
import { Caller, databaseContext, Requires, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, Describe } from '@referrals/service-kit';
import { OwnSettings } from '../session/session.entity.js';
import { Settings } from './settings.dto.js';

/** Bytes of JSON. */
const MOST_BYTES = 16_384;

const KEEP = `INSERT INTO own_settings (staff, settings, changed_at) VALUES ($1, $2, $3)
  ON CONFLICT (staff) DO UPDATE SET settings = excluded.settings, changed_at = excluded.changed_at`;

@Controller('api/directory/me/settings')
export class SettingsController {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  @Get()
  @Requires('directory.read')
  @Describe({ summary: 'How I want my pages; nothing where I never said', response: Settings })
  async read(@Caller() caller: StaffPrincipal): Promise<Settings> {
    const row = await this.database.transaction(databaseContext(caller, this.clock.now()), (tx) => tx.manager.findOneBy(OwnSettings, { staff: caller.staff }));
    return row?.settings ?? {};
  }

  @Put()
  @Requires('directory.read')
  @Describe({ summary: 'Say how I want my pages; replaces what I said before', response: Settings, errors: ['PAYLOAD_TOO_LARGE'] })
  async keep(@Caller() caller: StaffPrincipal, @Body() settings: Settings): Promise<Settings> {
    const text = JSON.stringify(settings);
    if (Buffer.byteLength(text) > MOST_BYTES) throw new DomainError('PAYLOAD_TOO_LARGE', { facts: { limit: MOST_BYTES } });
    const now = this.clock.now();
    await this.database.transaction(databaseContext(caller, now), (tx) => tx.query(KEEP, [caller.staff, text, now]));
    return settings;
  }
}
