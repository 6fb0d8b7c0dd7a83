import { Answerables } from './answerables.js';
import { Appoint } from './appoint.js';
import { ChangePost } from './change-post.js';
import { ChangePosts } from './change-posts.js';
import { CourseController, CourseMoves, TrainingController } from './course.controller.js';
import { Courses } from './courses.js';
import { DatePostsJob } from './date-posts.job.js';
import { FollowDivisionsJob } from './follow-divisions.job.js';
import { ListPosts } from './list-posts.query.js';
import { MakePost } from './make-post.js';
import { MoveAppointment } from './move-appointment.js';
import { AppointmentMoves, HandOverController, PostController, PostWorkController } from './post.controller.js';
import { ReadCourses } from './read-courses.query.js';
import { ReadPost } from './read-post.query.js';
import { TellOffice } from './tell-office.js';
import { TellOfficesJob } from './tell-offices.job.js';

/** What the service is made of for posts, as its definition takes it. */
export const postControllers = [PostController, PostWorkController, HandOverController, AppointmentMoves, CourseController, TrainingController, CourseMoves];
export const postJobs = [DatePostsJob, FollowDivisionsJob, TellOfficesJob];
export const postProviders = [
  Answerables, Appoint, ChangePost, ChangePosts, Courses, ListPosts, MakePost, MoveAppointment, ReadCourses, ReadPost, TellOffice,
];
