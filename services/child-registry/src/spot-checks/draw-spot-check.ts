import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError, SpotCheckDrawn } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { actorAt, ChangeDoor, DirectoryCopyStore, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { ownerAt } from '../candidates/owner-at.js';
import { isAtLeast, officeAt } from '../child/office.domain.js';
import { rules430200 } from '../pack/packs.js';
import { Viewers } from '../viewers.js';
import { halfYearOf, lastDayOf } from './half-year.domain.js';
import { sample, type FramedFile, type Sample } from './sample.domain.js';
import type { DrawBody, SpotCheckCard } from './spot-check.dto.js';
import { SpotCheck, SpotCheckFrame } from './spot-check.entity.js';

const SEED_BYTES = 16;

const ITEMS = `INSERT INTO spot_check_item (id, spot_check, child, village, state, version, codes)
  SELECT id, $1, child, village, 'OPEN', 1, '{}' FROM jsonb_to_recordset($2) AS drawn(id uuid, child uuid, village text)`;

interface Known { readonly frame: readonly FramedFile[]; readonly before: boolean }

/** Draws the files of a county that are checked in a half-year. Seed and digest stand in the trail of the same change: nobody draws until it fits. */
@Injectable()
export class DrawSpotCheck {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError NOT_IN_AREA, SAMPLE_REASON_REQUIRED for a second one without a reason, SAMPLE_EMPTY, REGISTRY_NOT_READY */
  async draw({ principal, key, body }: { readonly principal: StaffPrincipal; readonly key: RequestKey; readonly body: DrawBody }): Promise<SpotCheckCard> {
    const viewer = await this.viewers.of(principal);
    const { county, reason = null, rate = rules430200.sample.rate, min = rules430200.sample.min } = body;
    const place = county.length === 6 ? officeAt(viewer, county) : undefined;
    if (place === undefined || !isAtLeast(place.office, 'COUNTY')) throw new DomainError('NOT_IN_AREA', { field: 'county' });
    const [id, half] = [v7(), halfYearOf(shanghaiDate(this.door.now()))];
    return this.door.create({ principal: viewer, key, body, actor: actorAt(viewer, place.desk) }, { id, read: async (tx) => {
      const [known, copy] = await Promise.all([readFrame(tx, county, half), this.directory.load(tx)]);
      return { ...known, copy };
    } }, (change, { frame, before, copy }) => {
      if (before && reason === null) throw new DomainError('SAMPLE_REASON_REQUIRED', { field: 'reason' });
      if (frame.length === 0) throw new DomainError('SAMPLE_EMPTY');
      const seed = randomBytes(SEED_BYTES).toString('hex');
      const drawn = sample({ seed, rate, min, frame }, sha256);
      const check: SpotCheck = {
        id, county, half, state: 'DRAWN', version: 1, seed, rate, min, frameSize: frame.length, frameDigest: drawn.frameDigest, drawn: drawn.ids.length, reason, drawnAt: change.at, doneOn: null,
      };
      void change.tx.manager.insert(SpotCheck, check);
      keep(change, id, drawn, frame);
      change.record('spot-check.drawn', { half, seed, rate, min, frameSize: check.frameSize, frameDigest: check.frameDigest, drawn: check.drawn, again: before });
      change.emit(SpotCheckDrawn, { spotCheckId: id, county, half, at: change.at, dueOn: lastDayOf(half), owner: ownerAt(copy, county, shanghaiDate(change.at)) });
      return check;
    });
  }
}

/** Two that draw for the same county and half-year at once come one after the other. */
async function readFrame(tx: Tx, county: string, half: string): Promise<Known> {
  void tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`spot check ${county} ${half}`]);
  const [frame, before] = await Promise.all([
    tx.query<FramedFile>('SELECT id, village FROM files_to_check($1)', [county]), tx.manager.existsBy(SpotCheck, { county, half }),
  ]);
  return { frame, before };
}

function keep(change: Change, id: string, { ids }: Sample, frame: readonly FramedFile[]): void {
  const villages = new Map(frame.map((file) => [file.id, file.village]));
  const items = ids.map((child) => ({ id: v7(), child, village: villages.get(child) }));
  const framed = [...Map.groupBy(frame, ({ village }) => village)].map(([village, files]) => ({ spotCheck: id, village, files: files.map((file) => file.id).sort() }));
  void change.tx.query(ITEMS, [id, JSON.stringify(items)]);
  void change.tx.manager.insert(SpotCheckFrame, framed);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
