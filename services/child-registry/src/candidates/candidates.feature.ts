import { CandidateController, CandidateMovesController } from './candidate.controller.js';
import { candidateScope, sourceScope } from './candidate-scope.js';
import { CandidateLists } from './candidates.query.js';
import { EraseCandidatesJob } from './erase-candidates.job.js';
import { MoveCandidate } from './move-candidate.js';
import { ReadCandidate } from './read-candidate.js';
import { RecordCandidate } from './record-candidate.js';

/** Candidates, as the service's description names them. */
export const candidateFeature = {
  controllers: [CandidateController, CandidateMovesController],
  providers: [RecordCandidate, MoveCandidate, CandidateLists, ReadCandidate, EraseCandidatesJob],
  jobs: [EraseCandidatesJob],
  scopes: [candidateScope, sourceScope],
};
