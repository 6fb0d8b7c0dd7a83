import { binder } from '@referrals/auth';
import { postScope } from '../posts/post-scope.js';
import { countTrained } from './count-trained.js';
import type { Count, Counted, Measuring } from './counted.js';
import type { Measure } from './figures.dto.js';
import { figureScope } from './figure-scope.js';
import type { PeriodLength } from './period.domain.js';

export interface MeasureRule {
  /** Of what time it is; undefined: as it stands today. */
  readonly length?: PeriodLength;
  /** It counts people: small numbers are hidden. */
  readonly ofPeople: boolean;
  /** It is kept, and of the moment of its last counting. */
  readonly isKept?: true;
  readonly count: Count;
}

export const MEASURING: Readonly<Record<Measure, MeasureRule>> = {
  contact: { length: 'MONTH', ofPeople: true, isKept: true, count: coverageOf('CONTACT') },
  visit: { length: 'QUARTER', ofPeople: true, isKept: true, count: coverageOf('VISIT') },
  training: { length: 'YEAR', ofPeople: true, count: countTrained },
  posts: { ofPeople: false, count: countPosts },
  campaign: { length: 'YEAR', ofPeople: false, count: countCampaigns },
  problems: { length: 'MONTH', ofPeople: true, count: countProblems },
};

function coverageOf(kind: 'CONTACT' | 'VISIT'): Count {
  return ({ tx, viewer, period }, digits) => {
    const bind = binder();
    return tx.query(`SELECT left(r.village, ${bind(digits)}::int) AS place, sum(r.obliged)::int AS whole, sum(r.met)::int AS done FROM coverage_count r
      WHERE r.kind = ${bind(kind)} AND r.period = ${bind(period.name)} AND ${figureScope.condition(viewer, bind)} GROUP BY 1 HAVING sum(r.obliged) > 0`, bind.values);
  };
}

/** Villages that have a director today, of all. One post speaks for a village. */
function countPosts({ tx, viewer }: Measuring, digits: number): Promise<Counted[]> {
  const bind = binder();
  return tx.query(`SELECT left(r.division, ${bind(digits)}::int) AS place, count(DISTINCT r.division)::int AS whole,
      (count(DISTINCT r.division) - count(DISTINCT r.division) FILTER (WHERE r.vacant_since IS NOT NULL))::int AS done
    FROM post r WHERE r.kind = 'DIRECTOR' AND r.state = 'OPEN' AND ${postScope.condition(viewer, bind)} GROUP BY 1`, bind.values);
}

/** Villages that sent in their part, of those with a part in a campaign that began that year. */
function countCampaigns({ tx, viewer, period }: Measuring, digits: number): Promise<Counted[]> {
  const bind = binder();
  return tx.query(`SELECT left(r.village, ${bind(digits)}::int) AS place, count(*)::int AS whole, count(*) FILTER (WHERE r.state = 'SUBMITTED')::int AS done
    FROM (SELECT v.code AS village, v.state FROM campaign c JOIN campaign_village v ON v.campaign = c.id
      WHERE c.state <> 'DRAFT' AND c.opens_on >= ${bind(period.from)}::date AND c.opens_on <= ${bind(period.to)}::date) r
    WHERE ${figureScope.condition(viewer, bind)} GROUP BY 1`, bind.values);
}

/** Problems closed in the month, of those that stood open in it. */
function countProblems({ tx, period }: Measuring, digits: number): Promise<Counted[]> {
  return tx.query('SELECT place, sum(whole)::int AS whole, sum(done)::int AS done FROM problem_figures($1, $2, $3) GROUP BY 1', [period.from, period.to, digits]);
}
