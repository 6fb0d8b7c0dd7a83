import { Controller, Get, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, IdParam, movesController } from '@referrals/service-kit';
import { JudgePair } from './judge-pair.js';
import { DifferentBody, LinkPairBody, PairPage, PairQuery, PairWhole, UnlinkPairBody } from './pair.dto.js';
import { ReadPairs } from './read-pairs.query.js';

const AT = 'api/child-registry/pairs';

@Controller(AT)
export class PairController {
  constructor(private readonly pairs: ReadPairs) {}

  @Get()
  @Requires('child.judge')
  @Describe({ summary: 'Files that may be one child’s, side by side, the last found first', response: PairPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: PairQuery): Promise<PairPage> {
    return this.pairs.list(principal, query);
  }

  @Get(':id')
  @Requires('child.judge')
  @Describe({ summary: 'A pair, and of a linked one what was recorded since', response: PairWhole, errors: ['NOT_FOUND'] })
  one(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<PairWhole> {
    return this.pairs.one(principal, id);
  }
}

export const PairMoves = movesController({
  name: 'PairMoves', at: AT, permission: 'child.judge', answer: PairWhole, use: JudgePair,
  moves: {
    link: { summary: 'Say that both are one child’s, and which file answers', body: LinkPairBody, errors: ['LINK_CYCLE', 'FILE_ENDED', 'MOVE_OPEN'] },
    different: { summary: 'Say that they are two children', body: DifferentBody },
    unlink: { summary: 'Take a link back: both files stand as they stood', body: UnlinkPairBody, errors: ['REASON_REQUIRED'] },
  },
});
