import { describe, expect, it } from '@jest/globals';
import { submitFault } from './submit.domain.js';

const said = { households: 40, visited: 40, found: 0, none: false };

describe('a village’s part of a campaign', () => {
  it('is not taken while a file has no result', () => {
    expect(submitFault(said, { files: 3, accounted: 1 })).toEqual({ code: 'CAMPAIGN_FILES_UNACCOUNTED', count: 2 });
    expect(submitFault(said, { files: 3, accounted: 3 })).toBeUndefined();
  });

  it.each([[0, 0, true, undefined], [0, 0, false, 'CAMPAIGN_NONE_UNFIT'], [0, 1, true, 'CAMPAIGN_NONE_UNFIT'], [2, 0, true, 'CAMPAIGN_NONE_UNFIT'], [0, 1, false, undefined]] as const)(
    '%d files, %d found, none said %s: %s', (files, found, none, code) => { expect(submitFault({ ...said, found, none }, { files, accounted: files })?.code).toBe(code); });
});
