import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommonModule } from '../shared/common.module.js';
import { readSettings, type Settings } from '../shared/settings.js';
import { start } from '../shared/start.js';
import { Announcer } from './announcer.js';
import { CaseEventsController } from './case-events.controller.js';
import { CaseFile, Decision, Feedback, Referral } from './entities.js';
import { ProgressController } from './progress.controller.js';
import { ProgressService } from './progress.service.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsService } from './referrals.service.js';
import { WorklistController } from './worklist.controller.js';

@Module({})
class DeskModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: DeskModule, imports: [CommonModule.forRoot('desk', settings), TypeOrmModule.forFeature([CaseFile, Referral, Decision, Feedback])],
      controllers: [CaseEventsController, WorklistController, ReferralsController, ProgressController], providers: [Announcer, ReferralsService, ProgressService],
    };
  }
}

const settings = readSettings();
await start('desk', DeskModule.forRoot(settings), settings, true);
