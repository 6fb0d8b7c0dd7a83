import { readFile } from 'node:fs/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { DeskRecord, OrganisationRecord } from '@referrals/contracts';
import { DataSource } from 'typeorm';
import type { User } from '../shared/jwt.guard.js';
import { SETTINGS } from '../shared/names.js';
import type { Settings } from '../shared/settings.js';
import { hashPassword } from './auth.service.js';
import { Account, Desk, Organisation } from './entities.js';

export interface StockSeed {
  readonly desks: readonly DeskRecord[];
  readonly organisations: readonly OrganisationRecord[];
  readonly accounts: readonly { readonly name: string; readonly password: string; readonly claims: User }[];
}

/** Fills an empty directory from a file. */
@Injectable()
export class Seed implements OnModuleInit {
  constructor(private readonly database: DataSource, @Inject(SETTINGS) private readonly settings: Settings) {}

  async onModuleInit(): Promise<void> {
    if (!this.settings.seedFile || await this.database.getRepository(Desk).count() > 0) return;
    const { desks, organisations, accounts } = JSON.parse(await readFile(this.settings.seedFile, 'utf8')) as StockSeed;
    await this.database.transaction(async (manager) => {
      await manager.save(Desk, desks.map((record) => ({ id: record.id, code: record.code, record })));
      await manager.save(Organisation, organisations.map((record) => ({ id: record.id, record })));
      await manager.save(Account, accounts.map(({ name, password, claims }) => ({ name, claims, passwordHash: hashPassword(password) })));
    });
  }
}
