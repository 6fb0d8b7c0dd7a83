import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommonModule } from '../shared/common.module.js';
import { readSettings, type Settings } from '../shared/settings.js';
import { start } from '../shared/start.js';
import { Child, ReferralStanding, Report, RoutingDecision, Story, Suspect } from './entities.js';
import { ReferralEventsController } from './referral-events.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';

@Module({})
class ReportingModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: ReportingModule,
      imports: [CommonModule.forRoot('reporting', settings), TypeOrmModule.forFeature([Report, Child, Story, Suspect, RoutingDecision, ReferralStanding])],
      controllers: [ReportsController, ReferralEventsController], providers: [ReportsService],
    };
  }
}

const settings = readSettings();
await start('reporting', ReportingModule.forRoot(settings), settings, true);
