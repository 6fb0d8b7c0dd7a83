import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Accesses, AccessesQuery, Describe, EtagInterceptor, IdempotencyKey, IdParam, movesController, PageQuery, type RequestKey } from '@referrals/service-kit';
import { CandidateCountQuery, CandidateCounts, CandidatePage, CandidateQuery, CandidateView, MovedCandidate, ToldCandidates } from './candidate.dto.js';
import { CandidateLists } from './candidates.query.js';
import { AssignBody, ConcludeBody, ReopenCandidateBody, ReturnCandidateBody } from './move-candidate.dto.js';
import { MoveCandidate } from './move-candidate.js';
import { NewCandidate } from './new-candidate.dto.js';
import { ReadCandidate } from './read-candidate.js';
import { RecordCandidate } from './record-candidate.js';

const AT = 'api/child-registry/candidates';

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class CandidateController {
  constructor(private readonly recording: RecordCandidate, private readonly lists: CandidateLists, private readonly reading: ReadCandidate) {}

  @Post()
  @Requires('candidate.tell')
  @Describe({
    summary: 'Tell of a child that may need a file', status: 201, response: MovedCandidate, headers: ['Idempotency-Key'],
    errors: ['CANDIDATE_KIND_NOT_YOURS', 'CANDIDATE_PERSON_REQUIRED', 'NOT_IN_AREA', 'DATE_IN_FUTURE'],
  })
  record(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewCandidate): Promise<MovedCandidate> {
    return this.recording.record({ principal, key, body });
  }

  @Get()
  @Requires('child.read')
  @Describe({ summary: 'Candidates that the caller looks into, what is due first', response: CandidatePage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: CandidateQuery): Promise<CandidatePage> {
    return this.lists.list(principal, query);
  }

  @Get('counts')
  @Requires('child.read')
  @Describe({ summary: 'How many there are, by state', response: CandidateCounts })
  counts(@Caller() principal: StaffPrincipal, @Query() query: CandidateCountQuery): Promise<CandidateCounts> {
    return this.lists.counts(principal, query);
  }

  @Get('told')
  @Requires('candidate.tell')
  @Describe({ summary: 'Candidates that the caller’s desks told, newest first: whether they are concluded, and what was wrong', response: ToldCandidates, errors: ['INVALID_CURSOR'] })
  told(@Caller() principal: StaffPrincipal, @Query() query: PageQuery): Promise<ToldCandidates> {
    return this.lists.told(principal, query);
  }

  @Get(':id')
  @Requires('child.read')
  @Describe({ summary: 'A candidate with whom it is about, and the files that may be theirs', response: CandidateView, errors: ['NOT_FOUND'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<CandidateView> {
    return this.reading.read(principal, id);
  }

  @Get(':id/accesses')
  @Requires('access.review')
  @Describe({ summary: 'Who looked at it, newest first', response: Accesses, errors: ['NOT_FOUND', 'INVALID_CURSOR'] })
  accesses(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Query() query: AccessesQuery): Promise<Accesses> {
    return this.reading.accesses(principal, id, query);
  }
}

const WRONG_OUTCOMES = [
  'CANDIDATE_FILE_REQUIRED', 'FILE_UNKNOWN', 'CANDIDATE_PLACE_REQUIRED', 'CANDIDATE_NOT_ELSEWHERE', 'DOCUMENT_REQUIRED', 'CANDIDATE_OTHER_REQUIRED', 'CANDIDATE_OTHER_UNKNOWN',
  'CANDIDATE_TRIES_REQUIRED', 'REASON_REQUIRED', 'NOT_YOURS_TO_DO', 'DATE_IN_FUTURE',
];

export const CandidateMovesController = movesController({
  name: 'CandidateMoves', at: AT, permission: 'child.work', answer: MovedCandidate, use: MoveCandidate,
  moves: {
    assign: { summary: 'Ask a place to look', body: AssignBody, errors: ['NOT_IN_AREA'] },
    return: { summary: 'Give it back to the county', body: ReturnCandidateBody },
    conclude: { summary: 'Say what came of it', body: ConcludeBody, errors: WRONG_OUTCOMES },
    reopen: { summary: 'Have it looked into again', body: ReopenCandidateBody, errors: ['CANDIDATE_ERASED'] },
  },
});
