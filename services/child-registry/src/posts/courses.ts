import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { addDays, shanghaiDate, type PlainDate } from '@referrals/calendar';
import { CourseHeld, DomainError } from '@referrals/contracts';
import { Any, LessThanOrEqual, type Change, type Tx } from '@referrals/database';
import { actorAt, ChangeDoor, type MakesMoves, type MoveRequest, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { expectOffice, officeAt } from '../child/office.domain.js';
import { Viewers } from '../viewers.js';
import { Appointment } from './appointment.entity.js';
import { ATTENDANCE_DAYS } from './codes.domain.js';
import { Course } from './course.entity.js';
import type { Attended, AttendanceBody, CourseView, NewCourse } from './course.dto.js';
import { courseMoves, type CourseAction } from './course.moves.domain.js';
import { courseView } from './course-view.js';

/** 培训: planned, held, who was there, and locked sixty days after it. */
@Injectable()
export class Courses implements MakesMoves<CourseAction> {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers) {}

  /** A township's own course is the township's to plan; what others held is kept by the county. @throws DomainError NOT_IN_AREA, NOT_YOURS_TO_DO, PERIOD_INVALID */
  async plan({ principal, key, body }: { readonly principal: StaffPrincipal; readonly key: RequestKey; readonly body: NewCourse }): Promise<CourseView> {
    const viewer = await this.viewers.office(principal);
    const { place, from, to, ...said } = body;
    const at = officeAt(viewer, place);
    if (at === undefined) throw new DomainError('NOT_IN_AREA', { field: 'place' });
    expectOffice(at.office, body.level === 'TOWNSHIP' ? 'TOWNSHIP' : 'COUNTY');
    if (to < from) throw new DomainError('PERIOD_INVALID', { field: 'to' });
    const id = v7();
    return this.door.create({ principal: viewer, key, body, actor: actorAt(viewer, at.desk) }, { id }, (change) => {
      const course: Course = {
        ...said, id, division: place, state: 'PLANNED', version: 1, fromOn: from, toOn: to, lockOn: addDays(to, ATTENDANCE_DAYS), byStaff: viewer.staff, recordedAt: change.at,
      };
      void change.tx.manager.insert(Course, course);
      change.record('course.planned', { level: course.level });
      return courseView(course, viewer);
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, COURSE_NOT_HELD, PERIOD_INVALID, PERSON_TWICE, NOT_APPOINTED */
  async move(action: CourseAction, { id, principal, version, key, body }: MoveRequest): Promise<CourseView> {
    const viewer = await this.viewers.office(principal);
    return this.door.change({ principal: viewer, key, body }, { id, read: async (tx) => await tx.manager.findOneBy(Course, { id }) ?? undefined }, async (change, before) => {
      const at = officeAt(viewer, before.division);
      const after = { ...before, ...courseMoves.make(action, before, { office: at?.office }, version) };
      const today = shanghaiDate(change.at);
      if (action === 'hold' && today < before.toOn) throw new DomainError('COURSE_NOT_HELD');
      // The day it is locked on may have come before whoever locks it.
      if (action === 'attend' && today >= before.lockOn) throw new DomainError('ILLEGAL_MOVE', { facts: { allowedActions: ['lock'] } });
      if (action === 'attend') await this.attend(change, before, (body as AttendanceBody).items, viewer);
      void change.tx.manager.update(Course, { id }, { state: after.state, version: after.version });
      change.record(TRAIL[action], action === 'attend' ? { persons: (body as AttendanceBody).items.length } : {}, actorAt(viewer, at?.desk));
      if (action === 'hold') change.emit(CourseHeld, { courseId: id, division: before.division, demonstration: before.demonstration, at: change.at });
      return courseView(after, viewer);
    });
  }

  /** Sixty days after a course who was there is settled. */
  async lockPast(tx: Tx, today: PlainDate): Promise<void> {
    for (const { id } of await tx.manager.find(Course, { select: { id: true }, where: { state: 'HELD', lockOn: LessThanOrEqual(today) }, order: { id: 'ASC' } })) {
      await this.door.changeByEvent(tx, { id, read: async () => await tx.manager.findOneBy(Course, { id }) ?? undefined, notYet: 'COURSE_NOT_HERE' }, (change, before) => {
        const after = courseMoves.makeBySystem('run-out', before);
        if (after === undefined) return;
        void tx.manager.update(Course, { id }, { state: after.state, version: after.version });
        change.record('course.locked');
      });
    }
  }

  private async attend({ tx, at }: Change, course: Course, items: readonly Attended[], viewer: StaffPrincipal): Promise<void> {
    const persons = items.map(({ person }) => person);
    if (new Set(persons).size < persons.length) throw new DomainError('PERSON_TWICE', { field: 'items' });
    const outside = items.findIndex(({ on }) => on < course.fromOn || on > course.toOn);
    if (outside >= 0) throw new DomainError('PERIOD_INVALID', { field: `items.${outside}.on` });
    const appointed = new Set((await tx.manager.find(Appointment, { select: { id: true, person: true }, where: { person: Any(persons) } })).map(({ person }) => person));
    const stranger = persons.findIndex((person) => !appointed.has(person));
    if (stranger >= 0) throw new DomainError('NOT_APPOINTED', { field: `items.${stranger}.person` });
    tx.write(
      `INSERT INTO attendance (course, person, completed, on_day, hours, mark, by_staff, recorded_at)
       SELECT $1, r.person, r.completed, r."on", r.hours, r.mark, $2, $3 FROM jsonb_to_recordset($4) AS r(person uuid, completed boolean, "on" date, hours int, mark int)
       ON CONFLICT (course, person) DO UPDATE SET completed = excluded.completed, on_day = excluded.on_day, hours = excluded.hours, mark = excluded.mark,
         by_staff = excluded.by_staff, recorded_at = excluded.recorded_at`,
      [course.id, viewer.staff, at, JSON.stringify(items)]);
  }
}

const TRAIL = { hold: 'course.held', attend: 'course.attended', lock: 'course.locked' } as const;
