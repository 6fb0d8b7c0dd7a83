import { shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError, type Agency, type Because, type DeskRecord } from '@referrals/contracts';
import type { DirectoryCopy } from '@referrals/service-kit';
import type { Desk, DeskFinding, DeskQuestion, Desks } from '../case/desks.domain.js';

/** The directory's copy at one revision and one day, as the domain asks it. */
export function desksOfCopy(copy: DirectoryCopy, at: Instant): Desks {
  return new CopiedDesks(copy, shanghaiDate(at));
}

type Place = Omit<DeskQuestion, 'agency' | 'preferred' | 'countyPoliceOnly'>;

class CopiedDesks implements Desks {
  constructor(private readonly copy: DirectoryCopy, private readonly day: string) {}

  desk(id: string): Desk | undefined {
    const record = this.copy.desk(id);
    return record && deskOf(record);
  }

  able(id: string, recused: readonly string[]): boolean {
    const record = this.copy.desk(id);
    return record !== undefined && this.isOpen(record) && record.members.some((member) => !recused.includes(member.staff));
  }

  find(question: DeskQuestion): DeskFinding {
    const preferred = question.preferred && this.copy.desk(question.preferred.desk);
    const barred = question.excludedAgencies.includes(question.agency) && question.agency !== 'COORD';
    let conflict = false;
    for (const record of [...(preferred ? [preferred] : []), ...this.byPrefix(question.agency, question.division, question.countyPoliceOnly)]) {
      if (!this.usable(record, question)) continue;
      if (barred || question.excludedDesks.includes(record.id)) conflict = true;
      else return { desk: deskOf(record), because: record === preferred && question.preferred ? question.preferred.because : 'LONGEST_PREFIX' };
    }
    const { desk, because } = this.coordinator('NEAREST', question);
    return { desk, because: because === 'LAST_RESORT' ? because : conflict ? 'CONFLICT' : 'NO_DESK' };
  }

  coordinator(level: 'NEAREST' | 'CITY', place: Place): DeskFinding {
    const free = (record: DeskRecord): boolean => this.usable(record, place) && !place.excludedDesks.includes(record.id);
    const near = this.byPrefix('COORD', place.division ?? place.county, false);
    const city = this.copy.desksOf('COORD').filter((record) => record.jurisdiction.length <= 4);
    const inOrder = level === 'CITY' ? [...near.filter((record) => record.jurisdiction.length <= 4), ...city] : [...near, ...city];
    const found = inOrder.find(free);
    if (found) return { desk: deskOf(found), because: 'LONGEST_PREFIX' as Because };
    const last = this.copy.lastResortDesk === undefined ? undefined : this.copy.desk(this.copy.lastResortDesk);
    if (last) return { desk: deskOf(last), because: 'LAST_RESORT' };
    throw new DomainError('NO_DESK_AT_ALL', { retryAfter: 60 });
  }

  /** Desks of an agency whose jurisdiction is a prefix of the code: the longest first, of equals the lower desk code. */
  private byPrefix(agency: Agency, division: string | null, countyPoliceOnly: boolean): DeskRecord[] {
    if (division === null) return [];
    // Until 2018 渌口区 was 株洲县: the old code stays valid.
    const code = division.replace(/^430221/, '430212');
    return this.copy.desksOf(agency)
      .filter((record) => code.startsWith(record.jurisdiction) && !(countyPoliceOnly && agency === 'PSB' && record.jurisdiction.length > 6))
      .sort((a, b) => b.jurisdiction.length - a.jurisdiction.length);
  }

  private usable(record: DeskRecord, place: Pick<DeskQuestion, 'without' | 'recused'>): boolean {
    return !place.without.includes(record.id) && this.able(record.id, place.recused);
  }

  private isOpen(record: DeskRecord): boolean {
    return record.opensOn <= this.day && (record.closesOn === undefined || record.closesOn > this.day);
  }
}

function deskOf(record: DeskRecord): Desk {
  return { id: record.id, agency: record.agency, jurisdiction: record.jurisdiction, backupDesk: record.backupDesk ?? null };
}
