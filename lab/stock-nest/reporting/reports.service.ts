import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ClientKafka } from '@nestjs/microservices';
import { InjectRepository } from '@nestjs/typeorm';
import { instant, shanghaiDate, type PlainDate } from '@referrals/calendar';
import { evaluate, routeReferrals, routingPack430200, type Facts } from '@referrals/policy';
import { Repository } from 'typeorm';
import type { ReportFiledEvent } from '../shared/events.js';
import type { User } from '../shared/jwt.guard.js';
import { KAFKA, REPORT_FILED } from '../shared/names.js';
import { RegisterClient } from '../shared/register.client.js';
import { Report } from './entities.js';
import { factsOf } from './facts.js';
import type { ReportDto } from './report.dto.js';

export interface Receipt { readonly id: string; readonly number: string; readonly filedAt: string; readonly referrals: readonly { agency: string; role: string }[] }

@Injectable()
export class ReportsService {
  constructor(
    @InjectRepository(Report) private readonly reports: Repository<Report>, @Inject(KAFKA) private readonly client: ClientKafka,
    private readonly register: RegisterClient,
  ) {}

  /** Saves the report, then tells the desks. */
  async file(form: ReportDto, user: User): Promise<Receipt> {
    const at = instant(new Date().toISOString());
    const facts = factsOf(form, user, at);
    const directory = await this.register.load();
    const evaluation = evaluate(routingPack430200, facts);
    const routed = routeReferrals(routingPack430200, evaluation, facts, directory, shanghaiDate(at));
    const saved = await this.reports.save(rowsOf(form, facts, user, {
      pack: evaluation.pack, packVersion: evaluation.version, directoryRevision: directory.revision, requests: [...routed.requests],
      excludedDesks: [...routed.excludedDesks],
    }));
    const number = numberOf(saved.sequence, shanghaiDate(at));
    const event: ReportFiledEvent = {
      id: randomUUID(), reportId: saved.id, number, filedAt: at, tell: 'FULL', county: routed.county ?? null, countyPoliceOnly: routed.countyPoliceOnly,
      noMediation: routed.noMediation, minorSuspect: routed.minorSuspect, referrals: [...routed.requests], excludedDesks: [...routed.excludedDesks],
      excludedAgencies: [...routed.excludedAgencies],
    };
    this.client.emit(REPORT_FILED, { key: saved.id, value: event });
    return { id: saved.id, number, filedAt: at, referrals: routed.requests.map(({ agency, role }) => ({ agency, role })) };
  }

  isOwn(id: string, user: User): Promise<boolean> {
    return this.reports.existsBy({ id, owner: user.sub });
  }
}

function numberOf(sequence: number, day: PlainDate): string {
  return `${day.slice(2, 4)}${day.slice(5, 7)}-${String(sequence).padStart(7, '0')}`;
}

type Decided = Pick<Report['decision'], 'pack' | 'packVersion' | 'directoryRevision' | 'requests' | 'excludedDesks'>;

function rowsOf(form: ReportDto, facts: Facts, user: User, decision: Decided): Parameters<Repository<Report>['save']>[0] {
  const { child: { name, idNumber, phone, birthDate, ...child }, suspects = [], reporter, narrative, situations = [], concerns = [], ...story } = form;
  return {
    owner: user.sub, situations, concerns, reporter: Object.assign({}, reporter, { organisation: user.organisation }), facts,
    child: { name: name ?? null, idNumber: idNumber ?? null, phone: phone ?? null, birthDate: birthDate ?? null, details: child },
    story: { narrative: narrative ?? null, details: story },
    suspects: suspects.map(({ relation, organisation, ...details }) => ({ relation, organisation: organisation ?? null, details })),
    decision: { ...decision },
  };
}
