import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import { Help, Note } from './log.entity.js';
import type { NewHelp, NewNote } from './work-log.dto.js';

/** What was done for a child, and free lines of whoever works for it. */
@Injectable()
export class WorkLog {
  constructor(private readonly files: ChangeFile) {}

  /** @throws DomainError DATE_IN_FUTURE */
  help(request: FileRequest<NewHelp>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const { kind, on, byWhom, what } = request.body;
      file.expectPast(on, 'on');
      const id = v7();
      file.add(Help, { id, kind, onDay: on, byWhom: byWhom ?? null, what: what ?? null, takenBack: false });
      file.record('help.recorded', { kind });
      return id;
    });
  }

  /** @throws DomainError DATE_IN_FUTURE */
  note(request: FileRequest<NewNote>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      file.expectPast(request.body.on, 'on');
      const id = v7();
      file.add(Note, { id, onDay: request.body.on, content: request.body.text });
      file.record('note.written');
      return id;
    });
  }
}
