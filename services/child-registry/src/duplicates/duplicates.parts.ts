import { JudgePair } from './judge-pair.js';
import { LookAlikes } from './look-alikes.js';
import { PairController, PairMoves } from './pair.controller.js';
import { PairSubscriptions } from './pair.subscriptions.js';
import { pairScope, ReadPairs } from './read-pairs.query.js';

/** 疑似重复, as the service's definition takes it. */
export const duplicateParts = { controllers: [PairController, PairMoves], subscriptions: [PairSubscriptions], providers: [JudgePair, LookAlikes, ReadPairs], scopes: [pairScope] };
