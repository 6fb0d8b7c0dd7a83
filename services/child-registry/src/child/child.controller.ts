import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Accesses, AccessesQuery, Describe, EtagInterceptor, IdempotencyKey, IdParam, movesController, type RequestKey } from '@referrals/service-kit';
import { ChangedFile, ChildCounts, ChildPage, ChildQuery, CountQuery } from './child.dto.js';
import { EndFileBody, ReopenBody } from './end.dto.js';
import { MoveChild } from './end-child.js';
import { FileView, ReadForBody, RevealBody, RevealedView } from './file.dto.js';
import { ListChildren } from './list-children.query.js';
import { CorrectBody, NewChild } from './new-child.dto.js';
import { OpenChild } from './open-child.js';
import { ReadChild } from './read-child.query.js';

const AT = 'api/child-registry/children';
const IDENTITY_ERRORS = ['ID_NUMBER_FORM', 'ID_NUMBER_BIRTH_DATE', 'ID_NUMBER_CHECK', 'BIRTH_DATE_MISMATCH', 'SEX_MISMATCH', 'DATE_IN_FUTURE', 'NOT_A_MINOR', 'PHONE_INVALID'];

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class ChildController {
  constructor(private readonly opening: OpenChild, private readonly lists: ListChildren, private readonly reading: ReadChild) {}

  @Post()
  @Requires('child.work')
  @Describe({
    summary: 'Open a file', status: 201, response: ChangedFile, headers: ['Idempotency-Key'],
    errors: ['DIVISION_CODE_INVALID', 'NOT_IN_AREA', 'NAME_REQUIRED', ...IDENTITY_ERRORS, 'CATEGORY_AGE', 'CHILD_ON_FILE', 'CHILD_ON_FILE_ELSEWHERE', 'REGISTRY_NOT_READY', 'DIRECTORY_COPY_INCOMPLETE'],
  })
  open(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewChild): Promise<ChangedFile> {
    return this.opening.open({ principal, key, body });
  }

  @Get()
  @Requires('child.read')
  @Describe({ summary: 'Files of the caller’s places, by name or by what is due; without names for the city', response: ChildPage, errors: ['INVALID_CURSOR', 'DIVISION_CODE_INVALID'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: ChildQuery): Promise<ChildPage> {
    return this.lists.list(principal, query);
  }

  @Get('counts')
  @Requires('child.read')
  @Describe({ summary: 'How many there are, by tier, and how many are late', response: ChildCounts, errors: ['DIVISION_CODE_INVALID'] })
  counts(@Caller() principal: StaffPrincipal, @Query() query: CountQuery): Promise<ChildCounts> {
    return this.lists.count(principal, query);
  }

  @Get(':id')
  @Requires('child.read')
  @Describe({ summary: 'A file', response: FileView, errors: ['NOT_FOUND', 'REASON_REQUIRED'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<FileView> {
    return this.reading.read(principal, id);
  }

  @Post(':id/read')
  @HttpCode(200)
  @Requires('child.read')
  @Describe({ summary: 'A file, for a reason that is recorded: how the city reads one', response: FileView, errors: ['NOT_FOUND', 'REASON_REQUIRED'] })
  readFor(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Body() { reason }: ReadForBody): Promise<FileView> {
    return this.reading.read(principal, id, reason);
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @Requires('child.read')
  @Describe({ summary: 'A number in full, for a reason that is recorded', response: RevealedView, errors: ['NOT_FOUND', 'REASON_REQUIRED'] })
  reveal(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Body() body: RevealBody): Promise<RevealedView> {
    return this.reading.reveal(principal, id, body);
  }

  @Get(':id/accesses')
  @Requires('access.review')
  @Describe({ summary: 'Who looked at the file, newest first', response: Accesses, errors: ['NOT_FOUND', 'INVALID_CURSOR'] })
  accesses(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Query() query: AccessesQuery): Promise<Accesses> {
    return this.reading.accesses(principal, id, query);
  }
}

export const ChildMoves = movesController({
  name: 'ChildMoves', at: AT, permission: 'child.work', answer: ChangedFile, use: MoveChild,
  moves: {
    correct: { summary: 'Correct what the file says', body: CorrectBody, errors: ['FILE_LINKED', 'NOT_YOURS_TO_DO', 'REASON_REQUIRED', ...IDENTITY_ERRORS] },
    end: { summary: 'End the file', body: EndFileBody, errors: ['FILE_LINKED', 'DATE_IN_FUTURE', 'PERIOD_INVALID', 'MOVE_OPEN', 'CATEGORIES_IN_FORCE', 'MANNER_REQUIRED', 'EVIDENCE_REQUIRED'] },
    reopen: { summary: 'Open an ended file again', body: ReopenBody, errors: ['FILE_LINKED', 'REOPEN_NOT_ALLOWED', 'REASON_REQUIRED'] },
  },
});
