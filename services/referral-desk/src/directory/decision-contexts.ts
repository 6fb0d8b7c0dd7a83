import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { DirectoryCopyStore, type DirectoryCopy } from '@referrals/service-kit';
import { v7 } from 'uuid';
import type { DecisionContext } from '../case/case-draft.domain.js';
import { CONFIG, type ReferralDeskConfig } from '../config.js';
import { decisionRules } from '../case/decision-rules.js';
import { desksOfCopy } from './desks-of-copy.js';

/** Gathers what a decision needs from outside, as values. */
@Injectable()
export class DecisionContexts {
  constructor(private readonly directory: DirectoryCopyStore, @Inject(CONFIG) private readonly config: ReferralDeskConfig) {}

  /** The directory as this transaction sees it. @throws DomainError DIRECTORY_COPY_INCOMPLETE */
  copy(tx: Tx): Promise<DirectoryCopy> {
    return this.directory.loadWhole(tx);
  }

  of(copy: DirectoryCopy, at: Instant): DecisionContext {
    return { at, desks: desksOfCopy(copy, at), rules: decisionRules, newId: v7, backupAfterMs: this.config.backupAfterMs };
  }
}
