import type { Condition } from '../../routing/condition.js';
import { words } from './words.js';

const { confidential: _confidential, named: _named, villageOrConfidential: _villageOrConfidential, ...kept } = words;

/** The words of version 2. A hidden reporter's kind is unknown to them, so no row has to ask who may be named. */
export const wordsOfVersion2 = {
  ...kept,
  hidden: { any: [{ confidential: true }, { hideFrom: ['UNIT'] }] },
  /** Nobody reports to themselves, and of a hidden reporter nobody knows whether it is the village. */
  villageOrHidden: { any: [{ reporter: ['VILLAGE'] }, 'hidden'] },
} as const satisfies Record<string, Condition>;
