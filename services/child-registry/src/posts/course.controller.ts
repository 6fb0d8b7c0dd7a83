import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, movesController, type RequestKey } from '@referrals/service-kit';
import { AttendanceBody, CourseDetail, CoursePage, CourseQuery, CourseView, NewCourse, TrainingQuery, TrainingView } from './course.dto.js';
import { Courses } from './courses.js';
import { ReadCourses } from './read-courses.query.js';

const AT = 'api/child-registry/courses';

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class CourseController {
  constructor(private readonly courses: Courses, private readonly reading: ReadCourses) {}

  @Post()
  @Requires('post.work')
  @Describe({ summary: 'Plan a course', status: 201, response: CourseView, headers: ['Idempotency-Key'], errors: ['NOT_IN_AREA', 'NOT_YOURS_TO_DO', 'PERIOD_INVALID', 'DIVISION_CODE_INVALID'] })
  plan(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewCourse): Promise<CourseView> {
    return this.courses.plan({ principal, key, body });
  }

  @Get()
  @Requires('post.read')
  @Describe({ summary: 'Courses of the caller’s places, latest first', response: CoursePage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: CourseQuery): Promise<CoursePage> {
    return this.reading.list(principal, query);
  }

  @Get(':id')
  @Requires('post.read')
  @Describe({ summary: 'A course, and who was there', response: CourseDetail, errors: ['NOT_FOUND'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<CourseDetail> {
    return this.reading.read(principal, id);
  }

  @Post(':id/attendance')
  @HttpCode(200)
  @Requires('post.work')
  @Describe({
    summary: 'Say who was there; said again it is another', response: CourseView, headers: ['If-Match', 'Idempotency-Key'],
    errors: ['NOT_FOUND', 'VERSION_STALE', 'ILLEGAL_MOVE', 'PERIOD_INVALID', 'PERSON_TWICE', 'NOT_APPOINTED'],
  })
  attend(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: AttendanceBody): Promise<CourseView> {
    return this.courses.move('attend', { id, principal, version, key, body });
  }
}

@Controller('api/child-registry/training')
export class TrainingController {
  constructor(private readonly reading: ReadCourses) {}

  @Get()
  @Requires('post.read')
  @Describe({ summary: 'Whether everybody who holds a post of a place was trained in a year', response: TrainingView, errors: ['DIVISION_CODE_INVALID'] })
  training(@Caller() principal: StaffPrincipal, @Query() query: TrainingQuery): Promise<TrainingView> {
    return this.reading.training(principal, query);
  }
}

export const CourseMoves = movesController<'hold' | 'lock'>({
  name: 'CourseMoves', at: AT, permission: 'post.work', answer: CourseView, use: Courses,
  moves: {
    hold: { summary: 'It was held', errors: ['COURSE_NOT_HELD'] },
    lock: { summary: 'Who was there is settled' },
  },
});
