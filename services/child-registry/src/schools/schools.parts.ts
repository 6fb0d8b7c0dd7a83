import { AnswerSchool } from './answer-school.js';
import { AskSchool } from './ask-school.js';
import { ListPupils } from './list-pupils.query.js';
import { SchoolController, SchoolRequestController } from './school.controller.js';

/** What schools see and say, as the service’s definition takes it. */
export const schoolParts = { controllers: [SchoolController, SchoolRequestController], providers: [AnswerSchool, AskSchool, ListPupils] };
