import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { And, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, ServiceDatabase, type Tx } from '@referrals/database';
import { beginsWith, ClockPort, equals, matching, notBefore, readPage, type Filters } from '@referrals/service-kit';
import { answersAtLeast } from '../child/office.domain.js';
import { rules430200 } from '../pack/packs.js';
import { Viewers } from '../viewers.js';
import { Appointment } from './appointment.entity.js';
import { Attendance, Course } from './course.entity.js';
import type { CourseDetail, CoursePage, CourseQuery, TrainingQuery, TrainingView } from './course.dto.js';
import { courseView } from './course-view.js';
import { courseScope } from './post-scope.js';
import type { CourseLevel } from './codes.domain.js';
import { training } from './training.domain.js';

const FILTERS: Filters<CourseQuery> = { place: beginsWith('division'), level: equals('level'), state: equals('state'), from: notBefore('from_on') };

interface Term { readonly person: string; readonly post: string; readonly from: PlainDate; readonly to: PlainDate | null }
interface Taken { readonly person: string; readonly level: CourseLevel; readonly on: PlainDate; readonly hours: number; readonly completed: boolean }

/** Courses, who was there, and whether everybody was trained. Nobody's name is told here. */
@Injectable()
export class ReadCourses {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers) {}

  async list(principal: StaffPrincipal, query: CourseQuery): Promise<CoursePage> {
    const viewer = await this.viewers.office(principal);
    const { rows, next } = await this.database.read(databaseContext(viewer, this.clock.now()), (tx) => readPage<Course>(tx, {
      entity: Course, asked: query, order: { by: 'fromOn', of: 'day', descending: true }, scope: (bind) => courseScope.rows(viewer, bind),
      where: (bind) => matching(FILTERS, query, bind),
    }));
    return { items: rows.map((course) => courseView(course, viewer)), next, allowedActions: answersAtLeast(viewer, 'TOWNSHIP') ? ['plan'] : [] };
  }

  /** @throws DomainError NOT_FOUND */
  async read(principal: StaffPrincipal, id: string): Promise<CourseDetail> {
    const viewer = await this.viewers.office(principal);
    const [course, attendance] = await this.database.read(databaseContext(viewer, this.clock.now()), (tx) =>
      Promise.all([tx.manager.findOneBy(Course, { id }), tx.manager.findBy(Attendance, { course: id })]));
    if (course === null || !courseScope.shows(viewer, { division: course.division })) throw new DomainError('NOT_FOUND');
    return {
      ...courseView(course, viewer),
      attendance: attendance.map(({ person, completed, onDay, hours, mark, recordedAt }) => ({ person, completed, on: onDay, hours, mark, recordedAt })),
    };
  }

  /** Of a place's holders, today or on the year's last day. */
  async training(principal: StaffPrincipal, { place, year }: TrainingQuery): Promise<TrainingView> {
    const viewer = await this.viewers.office(principal);
    const now = this.clock.now();
    const lastDay = `${year}-12-31` as PlainDate;
    const on = shanghaiDate(now) < lastDay ? shanghaiDate(now) : lastDay;
    const { terms, taken } = await this.database.transaction(databaseContext(viewer, now), (tx) => read(tx, place, on));
    const { untrained, newcomers, obliged, trained } = training({ year, on, appointments: terms, attendance: taken }, rules430200);
    const withPosts = (persons: readonly string[]) => persons.map((person) => ({ person, posts: terms.filter((term) => term.person === person).map(({ post }) => post) }));
    return { on, obliged, trained, untrained: withPosts(untrained), newcomers: withPosts(newcomers) };
  }
}

async function read(tx: Tx, place: string, on: PlainDate): Promise<{ terms: Term[]; taken: Taken[] }> {
  // ':' is the character after '9': all codes that begin with these digits.
  const held = { division: And(MoreThanOrEqual(place), LessThan(`${place}:`)), fromOn: LessThanOrEqual(on) };
  const rows = await tx.manager.find(Appointment, { select: { id: true, person: true, post: true, fromOn: true, toOn: true }, where: [{ ...held, toOn: IsNull() }, { ...held, toOn: MoreThan(on) }] });
  const terms = rows.map(({ person, post, fromOn, toOn }): Term => ({ person, post, from: fromOn, to: toOn }));
  const taken = terms.length === 0 ? [] : await tx.query<Taken>('SELECT person, level, on_day AS "on", hours, completed FROM training_of($1)', [[...new Set(terms.map(({ person }) => person))]]);
  return { terms, taken };
}
