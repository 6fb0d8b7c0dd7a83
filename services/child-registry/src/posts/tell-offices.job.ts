import { Injectable } from '@nestjs/common';
import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { NotYet } from '@referrals/event-bus';
import { isOpen } from '@referrals/policy';
import { DirectoryCopyStore, type Job, type JobTurn } from '@referrals/service-kit';
import { answeringDesks } from './answerables.js';
import { changedDigits, isAffected, owingAt, owingOffices, type MannedOffice, type Owing } from './owing.domain.js';
import { TellOffice } from './tell-office.js';
import { ToldOffice } from './told-office.entity.js';

const HELD = `SELECT p.id, p.division, 'POST' AS "is" FROM post p WHERE p.since_on <= $1 AND (p.closed_on IS NULL OR p.closed_on > $1) AND EXISTS (
  SELECT FROM post_holding h WHERE h.post = p.id AND h.kind = 'HOLDER' AND h.from_on <= $1 AND (h.to_on IS NULL OR h.to_on > $1)
    AND NOT EXISTS (SELECT FROM suspended_staff s WHERE s.staff = h.staff AND s.suspended))`;
/** One look at the index for each place, however many files it has. */
const PLACES = `WITH RECURSIVE place AS (
  (SELECT care_division AS code FROM child ORDER BY care_division LIMIT 1)
  UNION ALL SELECT (SELECT c.care_division FROM child c WHERE c.care_division > place.code ORDER BY c.care_division LIMIT 1) FROM place WHERE place.code IS NOT NULL
) SELECT code FROM place WHERE code IS NOT NULL`;
const KEEP = `WITH gone AS (DELETE FROM told_office WHERE division = ANY ($1))
  INSERT INTO told_office (division, office) SELECT * FROM unnest($2::text[], $3::uuid[]) ON CONFLICT (division) DO UPDATE SET office = excluded.office`;

/**
 * What is owed for a child follows whoever answers for its place: when a post is filled or ends, its holder's account is suspended, a term
 * begins or a desk gets or loses its people, the files of these places are told so, and each morning all places are looked at. A turn that was
 * killed comes again: what was told is not told twice, and digits count as told when all their files are.
 */
@Injectable()
export class TellOfficesJob implements Job {
  readonly name = 'tell-offices';
  readonly schedule = { everySeconds: 60 };

  constructor(private readonly directory: DirectoryCopyStore, private readonly telling: TellOffice) {}

  /** @throws NotYet while the copy of the directory is not whole; DomainError REGISTRY_NOT_READY where nobody is for a place, once all others are told */
  async run({ at, since, asWorker, stopping }: JobTurn): Promise<void> {
    const today = shanghaiDate(at);
    const { told, owing, lastResort } = await asWorker((tx) => this.look(tx, today));
    const changed = changedDigits(told, owing);
    const isNewDay = since === undefined || shanghaiDate(since) !== today;
    if (changed.length === 0 && !isNewDay) return;
    const places = await asWorker((tx) => tx.query<{ code: string }>(PLACES));
    let unowed = 0;
    for (const { code } of places) {
      if (!isNewDay && !isAffected(code, changed)) continue;
      if ((owingAt(code, owing) ?? lastResort) === undefined) unowed += 1;
      else await this.telling.place({ place: code, at, lastResort }, asWorker, stopping);
    }
    if (unowed > 0) throw new DomainError('REGISTRY_NOT_READY');
    const there = changed.filter((digits) => owing.has(digits));
    await asWorker((tx) => tx.query(KEEP, [changed.filter((digits) => !owing.has(digits)), there, there.map((digits) => owing.get(digits))]));
  }

  private async look(tx: Tx, today: PlainDate): Promise<{ readonly told: Owing; readonly owing: Owing; readonly lastResort: string | undefined }> {
    const [copy, held, told] = await Promise.all([this.directory.load(tx), tx.query<MannedOffice>(HELD, [today]), tx.manager.find(ToldOffice)]);
    if (!copy.whole) throw new NotYet('DIRECTORY_COPY_INCOMPLETE');
    const desks = answeringDesks(copy).filter((desk) => isOpen(desk, today) && desk.members.length > 0);
    return {
      told: new Map(told.map(({ division, office }) => [division, office])), lastResort: copy.lastResortDesk,
      owing: owingOffices([...held, ...desks.map(({ id, jurisdiction }) => ({ id, division: jurisdiction, is: 'DESK' as const }))]),
    };
  }
}
