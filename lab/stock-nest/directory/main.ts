import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommonModule } from '../shared/common.module.js';
import { readSettings, type Settings } from '../shared/settings.js';
import { start } from '../shared/start.js';
import { AuthService } from './auth.service.js';
import { DirectoryController } from './directory.controller.js';
import { Account, Desk, Organisation, SigningKey } from './entities.js';
import { Seed } from './seed.js';

@Module({})
class DirectoryModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: DirectoryModule, imports: [CommonModule.forRoot('directory', settings), TypeOrmModule.forFeature([Desk, Organisation, Account, SigningKey])],
      controllers: [DirectoryController], providers: [AuthService, Seed],
    };
  }
}

const settings = readSettings();
await start('directory', DirectoryModule.forRoot(settings), settings, false);
