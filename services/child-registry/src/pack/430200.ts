import { plainDate } from '@referrals/calendar';
import type { PackStatus, Parameter } from '@referrals/policy';
import type { Tier } from '../child/codes.domain.js';
import type { Unit } from '../visits/codes.domain.js';
import type { Cadence } from '../visits/due.domain.js';
import type { ChildRegistryPack } from './child-registry-pack.js';
import { pairsAndPosts430200 } from './430200/pairs-and-posts.js';

const by = (source: string, status: PackStatus) => <T>(value: T): Parameter<T> => ({ value, source, status });
const ours = by('design', 'design');
const plan = by('SEED 9 ✔', 'local');
const defined = by('国发〔2016〕13号, 36号; 民发〔2019〕62号', 'statutory');
const migrant = by('加强流动儿童关爱保护行动方案 2024 ✔²', 'statutory');

const design = (tier: Tier): Parameter<Tier> => ours(tier);
const raised = { plan: plan<Tier>('RAISED'), notice: by('民发〔2019〕34号 ✔²; tier is design', 'statutory')<Tier>('RAISED') };
const every = (n: number, unit: Unit): Cadence => ({ n, unit });
const oftener = by('SEED 9 ✔ says more often; number is design', 'design');

/** 株洲市 (430200), version 1. The plan of the city was seen as a draft for comment; numbers marked design await the city. */
export const childRegistryPack430200: ChildRegistryPack = {
  kind: 'child-registry',
  area: '430200',
  version: 1,
  effectiveFrom: plainDate('2020-01-01'),
  categories: {
    LEFT_BEHIND: { until: defined(16), tier: plan('BASIC') },
    IN_DIFFICULTY: { until: defined(18), tier: plan('BASIC') },
    ORPHAN: { until: by('K-H', 'statutory')(18), tier: plan('BASIC') },
    DE_FACTO_UNSUPPORTED: { until: defined(18), tier: plan('BASIC') },
    MIGRANT: { until: migrant(16), tier: design('LIGHT') },
  },
  noCategory: design('BASIC'),
  factors: {
    SINGLE_PARENT: raised.plan,
    PARENT_DISABILITY: raised.plan,
    CHILD_DISABILITY: raised.plan,
    PSYCH_BEHAVIOUR: raised.plan,
    POOR_GUARDIANSHIP: raised.notice,
    OUT_OF_SCHOOL: raised.notice,
    NO_HUKOU: raised.notice,
    CHILD_ILLNESS: raised.notice,
    DELEGATE_DOUBTED: design('HIGH'),
    LIVES_ALONE: design('HIGH'),
    SELF_HARM_RISK: design('HIGH'),
    NOT_SEEN: design('HIGH'),
    COUNTY_WATCH: design('HIGH'),
    RETURNED_FROM_PLACEMENT: design('HIGH'),
  },
  cadences: {
    LIGHT: { contact: ours(every(3, 'MONTH')), visit: ours(every(6, 'MONTH')) },
    BASIC: { contact: plan(every(1, 'MONTH')), visit: plan(every(3, 'MONTH')) },
    RAISED: { contact: oftener(every(1, 'HALF_MONTH')), visit: oftener(every(1, 'MONTH')) },
    HIGH: { contact: ours(every(1, 'WEEK')), visit: ours(every(1, 'HALF_MONTH')) },
  },
  schedule: {
    rounding: ours('UNIT_END'),
    firstVisitDays: ours(30),
    lateEntryDays: ours(31),
    returnDays: ours(15),
    awayReviewDays: ours(90),
    soonDays: ours(7),
    throughCaregiverBelow: ours(6),
    notSeenDays: by('民发〔2019〕34号 duty 5 ✔²; number is design', 'design')(2),
  },
  suggest: {
    months: by('CC 1259; 民发〔2019〕62号', 'statutory')(6),
    centre: migrant(['430202', '430203', '430204', '430211']),
    until: by('MPL 2', 'statutory')(18),
  },
  care: {
    aloneBelow: by('MPL 21 ✔', 'statutory')(16),
    unattendedBelow: by('MPL 21 ✔', 'statutory')(8),
    heardFrom: by('MPL 22 ✔; CC 19; age is design', 'design')(8),
    delegateFrom: by('MPL 22 ✔; CC 17', 'statutory')(18),
    delegateOldFrom: ours(70),
    delegateChildren: ours(5),
    askedDays: ours(31),
    parentContactDays: by('MPL 23 ✔', 'statutory')(7),
  },
  ...pairsAndPosts430200,
};
