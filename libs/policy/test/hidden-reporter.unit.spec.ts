import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { AGENCIES, HIDE_FROM, REPORTER_KINDS } from '@referrals/contracts';
import fc from 'fast-check';
import {
  decide, evaluate, isHidden, mergeFacts, routeReferrals, routingPack430200Version2 as pack, supplement, whatIf, type DecidedReferral, type Facts,
} from '../src/index.js';
import { anyDirectory, anyFacts, organisations } from './arbitrary-facts.js';
import { demoDesks, demoDirectory, directoryOf, idOf } from './demo-directory.js';

type Reporter = NonNullable<Facts['reporter']>;
const account: fc.Arbitrary<Pick<Reporter, 'kind' | 'organisation'>> = fc.record(
  { kind: fc.constantFrom(...REPORTER_KINDS), organisation: fc.constantFrom(...organisations) }, { requiredKeys: [] },
);
/** Confidential, hiding from their unit, or both; and from whomever else. */
const wish: fc.Arbitrary<Pick<Reporter, 'confidential' | 'hideFrom'>> = fc.record({ confidential: fc.boolean(), hideFrom: fc.subarray([...HIDE_FROM]) })
  .map((said): Pick<Reporter, 'confidential' | 'hideFrom'> => (said.hideFrom.includes('UNIT') ? said : { ...said, confidential: true }));

/** The same facts told by two who hide. */
const twoHidden = fc.tuple(anyFacts, wish, account, account).map(([facts, asked, one, other]): [Facts, Facts] =>
  [{ ...facts, reporter: { ...one, ...asked } }, { ...facts, reporter: { ...other, ...asked } }]);

const withoutDesks = (referrals: readonly DecidedReferral[]): object[] => referrals.map(({ desk: _desk, because: _because, ...rest }) => rest);

describe('two reports that differ in a hidden reporter alone', () => {
  it('have the same agencies, sites, roles, rows and warnings, and the same would have changed them', () => {
    fc.assert(fc.property(twoHidden, ([one, other]) => {
      expect(isHidden(pack, one)).toBe(true);
      expect(JSON.stringify(evaluate(pack, one))).toBe(JSON.stringify(evaluate(pack, other)));
    }), { numRuns: 2_000 });
    fc.assert(fc.property(twoHidden, ([one, other]) => expect(whatIf(pack, one)).toEqual(whatIf(pack, other))), { numRuns: 25 });
  });

  it('come to the same desks for the same reasons; where one’s unit owns a desk only the place differs, and no word says why', () => {
    let differed = 0;
    fc.assert(fc.property(twoHidden, anyDirectory, ([one, other], directory) => {
      const [a, b] = [one, other].map((facts) => decide(pack, facts, directory)) as [ReturnType<typeof decide>, ReturnType<typeof decide>];
      const [left, right] = [one, other].map((facts) => routeReferrals(pack, evaluate(pack, facts), facts, directory)) as [ReturnType<typeof routeReferrals>, ReturnType<typeof routeReferrals>];
      if (left.untoldDesks.length + right.untoldDesks.length === 0) return expect(JSON.stringify(a)).toBe(JSON.stringify(b));
      expect(withoutDesks(a.referrals)).toEqual(withoutDesks(b.referrals));
      expect([left.keepFrom, left.excludedAgencies, left.county, left.countyPoliceOnly, left.noMediation, left.minorSuspect, left.reporterHidden])
        .toEqual([right.keepFrom, right.excludedAgencies, right.county, right.countyPoliceOnly, right.noMediation, right.minorSuspect, true]);
      a.referrals.forEach(({ desk, because }, index) => {
        const there = b.referrals[index] as DecidedReferral;
        if (desk.id !== there.desk.id) differed += 1;
        // Nobody reads of a conflict that the other report does not have; the last resort is a place of its own.
        const said = [because, there.because].filter((word) => word !== 'LAST_RESORT');
        if (new Set(said).size > 1) expect(said).not.toContain('CONFLICT');
      });
    }), { numRuns: 3_000 });
    expect(differed).toBeGreaterThan(50);
  });
});

describe('an agency it is kept from', () => {
  const keeping = fc.tuple(anyFacts, account, fc.subarray(['TOWNSHIP', 'VILLAGE'] as const, { minLength: 1 }), fc.boolean())
    .map(([facts, who, hideFrom, confidential]): [Facts, readonly string[]] => [{ ...facts, reporter: { ...who, hideFrom, confidential } }, hideFrom]);

  it('gets no notice and has no desk in it; what it would lead or support is the coordinator’s', () => {
    let met = 0;
    fc.assert(fc.property(keeping, anyDirectory, ([facts, hideFrom], directory) => {
      for (const { agency, role, desk, because } of decide(pack, facts, directory).referrals) {
        if (because !== 'LAST_RESORT') expect(hideFrom).not.toContain(directory.desk(desk.id)?.agency);
        if (!hideFrom.includes(agency)) continue;
        met += 1;
        expect(role).not.toBe('NOTICE');
        expect(['CONFLICT', 'LAST_RESORT']).toContain(because);
      }
    }), { numRuns: 1_000 });
    expect(met).toBeGreaterThan(50);
  });

  it('loses no other agency anything', () => {
    fc.assert(fc.property(keeping, ([facts, hideFrom]) => {
      const { hideFrom: _hideFrom, ...reporter } = facts.reporter ?? {};
      const open = evaluate(pack, { ...facts, reporter }).referrals.filter(({ agency, role }) => role !== 'NOTICE' || !hideFrom.includes(agency));
      expect(evaluate(pack, facts).referrals).toEqual(open);
    }), { numRuns: 500 });
  });

  it('is the township or the village, whatever else is asked', () => {
    const facts: Facts = { at: instant('2026-05-11T08:20:00+08:00'), situations: ['MR04'], childNow: '430223', reporter: { kind: 'SCHOOL', hideFrom: ['UNIT', 'VILLAGE'] } };
    expect(routeReferrals(pack, evaluate(pack, facts), facts, demoDirectory).keepFrom).toEqual(['VILLAGE']);
    expect(AGENCIES).toContain('VILLAGE');
  });
});

describe('the unit a reporter hides from', () => {
  const at = instant('2026-05-11T08:20:00+08:00');
  const police: Facts = { at, situations: ['MR04'], childNow: '430223', reporter: { kind: 'STATE_ORGAN', organisation: idOf('org psb.yx') } };
  const deskOf = (facts: Facts, directory = demoDirectory): string | undefined => {
    const found = decide(pack, facts, directory).referrals.find(({ agency }) => agency === 'PSB');
    return found && `${found.desk.name.replace('工作台 ', '')} ${found.because}`;
  };

  it('never gets it; nothing says that it was passed over', () => {
    expect(deskOf(police)).toBe('psb.yx LONGEST_PREFIX');
    const hiding: Facts = { ...police, reporter: { ...police.reporter, hideFrom: ['UNIT'] } };
    expect(deskOf(hiding)).toBe('psb.city LONGEST_PREFIX');
    const county = directoryOf(demoDesks.filter(({ code }) => code !== 'psb.city'));
    expect(deskOf(hiding, county)).toBe('coord.yx NO_DESK');
    expect(deskOf({ ...police, reporter: { ...police.reporter, confidential: true } })).toBe('psb.yx LONGEST_PREFIX');
  });

  it('is not told by the conflict of another desk either, to which only it leaves the way', () => {
    const near: Facts = {
      at, situations: ['MR04'], childNow: '430223104', suspects: [{ relation: 'PUBLIC_OFFICIAL', organisation: idOf('org psb.yx') }],
      reporter: { kind: 'STATE_ORGAN', organisation: idOf('org psb-pcs.yx'), hideFrom: ['UNIT'] },
    };
    const county = directoryOf(demoDesks.filter(({ code }) => code !== 'psb.city'));
    expect(deskOf({ ...near, reporter: { hideFrom: ['UNIT'] } }, county)).toBe('psb-pcs.yx LONGEST_PREFIX');
    expect(deskOf(near, county)).toBe('coord.yx NO_DESK');
  });

  it('is told where a suspect is of it, too: that is what the report says', () => {
    const both: Facts = { ...police, suspects: [{ relation: 'PUBLIC_OFFICIAL', organisation: idOf('org psb.yx') }], reporter: { ...police.reporter, hideFrom: ['UNIT'] } };
    const county = directoryOf(demoDesks.filter(({ code }) => code !== 'psb.city'));
    expect(deskOf(both, county)).toBe('coord.yx CONFLICT');
    expect(routeReferrals(pack, evaluate(pack, both), both, county)).toMatchObject({ excludedDesks: [idOf('psb.yx')], untoldDesks: [] });
  });

  it('is a conflict nobody is told of where its staff are suspected and only the hidden reporter says whose', () => {
    const suspected: Facts = { at, concerns: ['CORPORAL_PUNISHMENT'], childNow: '430223', suspects: [{ relation: 'STAFF' }], reporter: { kind: 'SCHOOL', organisation: idOf('org edu.yx'), confidential: true } };
    const routed = routeReferrals(pack, evaluate(pack, suspected), suspected, demoDirectory);
    expect([routed.excludedDesks, routed.untoldDesks]).toEqual([[idOf('edu.yx')], [idOf('edu.yx')]]);
  });
});

describe('hiding told later', () => {
  it('adds nothing that a reporter hidden from the beginning would not have, and takes back nothing but notices', () => {
    fc.assert(fc.property(anyFacts, wish, (facts, asked) => {
      const before = evaluate(pack, facts);
      const hidden: Facts = { ...mergeFacts(facts, {}), reporter: { ...facts.reporter, ...asked } };
      const { added, raised } = supplement(before, evaluate(pack, hidden));
      const fresh = evaluate(pack, hidden).referrals;
      for (const pair of [...added, ...raised]) expect(fresh).toContainEqual(expect.objectContaining({ agency: pair.agency, site: pair.site }));
    }), { numRuns: 300 });
  });
});
