import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { ChildReportLinked, ChildReportUnlinked, DomainError } from '@referrals/contracts';
import { IsNull, type Change, type Tx } from '@referrals/database';
import { AskService, ChangeDoor, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Child } from '../child/child.entity.js';
import { OpenFile } from '../child/open-file.js';
import { readFile, type FileState } from '../child/read-file.js';
import { isCountyDesk } from '../harm/harm-scope.domain.js';
import { Viewers } from '../viewers.js';
import { ReportLink } from './report-link.entity.js';
import type { AlsoWatchBody, LinkedReport, NewReportLink, UnlinkBody } from './report-link.dto.js';
import { unwatchFor, watchedBy, watchFor } from './watch-files.js';

export interface LinkRequest<B> { readonly principal: StaffPrincipal; readonly id: string; readonly key: RequestKey; readonly body: B }

type Head = { readonly link: ReportLink | null } | { readonly file: FileState };

/**
 * A report is of this child: said by the child's county, which reads that report. The link has a trail of its own; of the child's own file only
 * the watch shows, where one was asked for.
 */
@Injectable()
export class ReportLinks {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly ask: AskService, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND for the child, or the report where they may not read it; NOT_YOURS_TO_DO, FILE_LINKED, FILE_ENDED for a watch, REPORT_LINKED; OVERLOADED */
  async link({ principal, id: childId, key, body }: LinkRequest<NewReportLink>, authorization: string): Promise<LinkedReport> {
    const viewer = await this.viewers.of(principal);
    if (!await this.ask.holds({ to: 'mandatory-reporting', path: `reports/${body.reportId}`, as: { viewer: authorization } })) throw new DomainError('NOT_FOUND', { field: 'reportId' });
    const id = v7();
    const asked = { principal: viewer, key, body };
    const make = (change: Change, file: FileState, known: Known): LinkedReport => this.make(change, { id, viewer, child: file.child, body }, known);
    if (body.watch) {
      return this.door.change(asked, { id: childId, read: async (tx) => together(readFile(tx, childId), readKnown(tx, childId, body.reportId)) }, async (change, [state, known]) => {
        const file = new OpenFile(change, state, viewer, this.sensitive);
        expectCounty(viewer, state.child);
        file.expectActive();
        const linked = await this.door.createWithin(change, id, (made) => make(made, state, known));
        watchFor(file, id);
        file.close();
        return linked;
      });
    }
    return this.door.create(asked, { id, read: async (tx) => together(readFile(tx, childId), readKnown(tx, childId, body.reportId)) }, (change, [state, known]) => make(change, state, known));
  }

  /** Other children of the house are watched for the same link. @throws DomainError NOT_FOUND for one that is not of the house, ILLEGAL_MOVE of what is unlinked */
  alsoWatch(linkId: string, { principal, id: childId, key, body: { children } }: LinkRequest<AlsoWatchBody>): Promise<{ id: string }> {
    return this.together(linkId, { principal, key, body: { children } }, children, async (link, files, tx, change) => {
      const own = await tx.manager.findOneBy(Child, { id: childId });
      if (link.child !== childId || own === null || own.household === null || files.some(({ child }) => child.household !== own.household || child.id === childId)) throw new DomainError('NOT_FOUND', { field: 'children' });
      const watched = await watchedBy(tx, linkId);
      for (const file of files.filter(({ child }) => !watched.includes(child.id))) {
        file.expectActive();
        watchFor(file, linkId);
      }
      change.record('report-link.watched-also');
    });
  }

  /** Takes link and watch back; both stay in the trail. @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO, ILLEGAL_MOVE of what is unlinked already */
  async unlink(linkId: string, { principal, id: childId, key, body }: LinkRequest<UnlinkBody>): Promise<{ id: string }> {
    const watched = await this.door.read(await this.viewers.of(principal), (tx) => watchedBy(tx, linkId));
    return this.together(linkId, { principal, key, body }, watched, async (link, files, tx, change) => {
      if (link.child !== childId) throw new DomainError('NOT_FOUND');
      for (const file of files) await unwatchFor(file, linkId);
      const { reason } = this.sensitive.change(ReportLink, { id: linkId }, { reason: body.reason });
      void tx.manager.update(ReportLink, { id: linkId }, { unlinkedAt: change.at, unlinkedBy: principal.staff, reason });
      change.record('report-link.unlinked', { report: link.reportId });
      change.emit(ChildReportUnlinked, { childId, reportId: link.reportId, county: files[0]?.county ?? countyOf(await tx.manager.findOneBy(Child, { id: childId })), at: change.at });
    });
  }

  private make(change: Change, { id, viewer, child, body: { reportId, basis } }: { id: string; viewer: StaffPrincipal; child: Child; body: NewReportLink }, { isLinked, household }: Known): LinkedReport {
    expectCounty(viewer, child);
    if (child.status === 'LINKED') throw new DomainError('FILE_LINKED', { facts: { primary: child.primaryId ?? '' } });
    if (isLinked) throw new DomainError('REPORT_LINKED', { field: 'reportId' });
    const desk = viewer.desks.find((one) => isCountyDesk({ ...viewer, desks: [one] }, child.careDivision));
    void change.tx.manager.insert(ReportLink, this.sensitive.row(ReportLink, { id, child: child.id, reportId, basis, byStaff: viewer.staff, byDesk: desk?.id ?? null, recordedAt: change.at, source: 'PERSON' }));
    change.record('report-link.linked', { report: reportId, child: child.id, basis });
    change.emit(ChildReportLinked, { childId: child.id, reportId, county: countyOf(child), at: change.at });
    return { id, reportId, household: household.filter((one) => one.id !== child.id) };
  }

  /** A link and files in one change; all their heads are held. */
  private async together(
    linkId: string, { principal, key, body }: { principal: StaffPrincipal; key: RequestKey; body: object }, children: readonly string[],
    work: (link: ReportLink, files: readonly OpenFile[], tx: Tx, change: Change) => Promise<void>,
  ): Promise<{ id: string }> {
    const viewer = await this.viewers.of(principal);
    const targets = [
      { id: linkId, read: async (tx: Tx): Promise<Head> => ({ link: await tx.manager.findOneBy(ReportLink, { id: linkId }) }) },
      ...children.map((id) => ({ id, read: async (tx: Tx): Promise<Head | undefined> => { const file = await readFile(tx, id); return file && { file }; } })),
    ];
    return this.door.changeAll<readonly Head[], { id: string }>({ principal: viewer, key, body }, targets, async (changes, heads) => {
      const files = heads.flatMap((head, index) => ('file' in head ? [new OpenFile(changes[index] as Change, head.file, viewer, this.sensitive)] : []));
      const [first] = heads;
      const [change] = changes;
      if (first === undefined || change === undefined || !('link' in first) || first.link === null) throw new DomainError('NOT_FOUND');
      if (first.link.unlinkedAt !== null) throw new DomainError('ILLEGAL_MOVE');
      for (const file of files) expectCounty(viewer, file.child);
      await work(first.link, files, change.tx, change);
      for (const file of files) if (file.touched) file.close();
      return { id: linkId };
    });
  }
}

interface Known { readonly isLinked: boolean; readonly household: readonly { readonly id: string; readonly number: string }[] }

async function together<A, B>(one: Promise<A | undefined>, other: Promise<B>): Promise<readonly [A, B] | undefined> {
  const [a, b] = await Promise.all([one, other]);
  return a === undefined ? undefined : [a, b];
}

async function readKnown(tx: Tx, child: string, report: string): Promise<Known> {
  const [isLinked, household] = await Promise.all([
    tx.manager.existsBy(ReportLink, { child, reportId: report, unlinkedAt: IsNull() }),
    tx.query<{ id: string; number: string }>('SELECT o.id, o.number FROM child c JOIN child o ON o.household = c.household WHERE c.id = $1 AND o.status = \'ACTIVE\' ORDER BY o.number LIMIT 20', [child]),
  ]);
  return { isLinked, household };
}

const countyOf = (child: Pick<Child, 'careDivision'> | null): string => child?.careDivision.slice(0, 6) ?? '';

function expectCounty(viewer: StaffPrincipal, { careDivision }: Pick<Child, 'careDivision'>): void {
  if (!isCountyDesk(viewer, careDivision)) throw new DomainError('NOT_YOURS_TO_DO');
}
