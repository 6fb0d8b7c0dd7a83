import { shanghaiDate, type Instant, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { findCoordinator, findDesk, isOpen, receives, type KnownDesk, type ReceivingDesk } from '@referrals/policy';
import type { DirectoryCopy } from '@referrals/service-kit';
import type { Desk, DeskFinding, DeskQuestion, Desks } from '../case/desks.domain.js';

/** The directory's copy at one revision and one day, as the domain asks it; desks are found by the policy's rules. */
export function desksOfCopy(copy: DirectoryCopy, at: Instant): Desks {
  return new CopiedDesks(copy, shanghaiDate(at));
}

type Place = Omit<DeskQuestion, 'agency' | 'preferred'>;

class CopiedDesks implements Desks {
  constructor(private readonly copy: DirectoryCopy, private readonly day: PlainDate) {}

  desk(id: string): Desk | undefined {
    const record = this.copy.desk(id);
    return record && receives(record) ? deskOf(record) : undefined;
  }

  able(id: string, recused: readonly string[]): boolean {
    const record = this.copy.desk(id);
    return record !== undefined && receives(record) && isOpen(record, this.day) && hasSomebody(record, recused);
  }

  find(question: DeskQuestion): DeskFinding {
    const { agency, division, preferred } = question;
    const request = {
      agency, ...(division === null ? {} : { division }),
      ...(preferred ? { preferredDesk: { desk: preferred.desk, because: preferred.because === 'SUPERVISOR' ? 'SUPERVISOR' as const : 'LONGEST_PREFIX' as const } } : {}),
    };
    return this.unlessNobody(question, (barred) => findDesk(this.copy, request, question, this.day, barred));
  }

  coordinator(level: 'NEAREST' | 'CITY', place: Place): DeskFinding {
    const division = place.division ?? place.county;
    return this.unlessNobody(place, (barred) => findCoordinator(this.copy, { level, ...(division === null ? {} : { division }) }, place, this.day, barred));
  }

  /** Desks with nobody to act are passed over; where no other is left, one of them is better than none. */
  private unlessNobody(place: Place, find: (barred: readonly string[]) => { desk: ReceivingDesk; because: DeskFinding['because'] }): DeskFinding {
    const empty = desksWithNobody(this.copy, place.recused);
    try {
      const { desk, because } = find([...place.without, ...empty]);
      return { desk: deskOf(desk), because };
    } catch (error) {
      if (!(error instanceof DomainError) || empty.length === 0) throw error;
      const { desk, because } = find(place.without);
      return { desk: deskOf(desk), because };
    }
  }
}

/** By copy, while nobody stepped aside: who sits where changes with the copy only. */
const withNobody = new WeakMap<DirectoryCopy, readonly string[]>();

function desksWithNobody(copy: DirectoryCopy, recused: readonly string[]): readonly string[] {
  const known = recused.length === 0 ? withNobody.get(copy) : undefined;
  if (known !== undefined) return known;
  const empty = copy.allDesks().filter((record) => !hasSomebody(record, recused)).map((record) => record.id);
  if (recused.length === 0) withNobody.set(copy, empty);
  return empty;
}

const hasSomebody = (record: KnownDesk, recused: readonly string[]): boolean => record.members.some((member) => !recused.includes(member.staff));

function deskOf(record: ReceivingDesk): Desk {
  return { id: record.id, agency: record.agency, jurisdiction: record.jurisdiction, backupDesk: record.backupDesk ?? null };
}
