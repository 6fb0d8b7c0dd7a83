import { recordsController } from '../record-routes.js';
import { WorkLog } from './work-log.js';
import { NewHelp, NewNote } from './work-log.dto.js';

export const WorkLogController = recordsController<WorkLog>({
  name: 'WorkLogController', use: WorkLog,
  routes: [
    { path: 'helps', summary: 'Record what was done for the child', body: NewHelp, errors: ['DATE_IN_FUTURE'], adds: true, work: (use, request) => use.help(request as never) },
    { path: 'notes', summary: 'Write a line into the log of the work', body: NewNote, errors: ['DATE_IN_FUTURE'], adds: true, work: (use, request) => use.note(request as never) },
  ],
});
