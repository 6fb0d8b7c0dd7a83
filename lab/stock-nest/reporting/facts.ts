import type { Instant } from '@referrals/calendar';
import type { OrganisationType, ReporterKind } from '@referrals/contracts';
import type { Facts } from '@referrals/policy';
import type { User } from '../shared/jwt.guard.js';
import type { ReportDto } from './report.dto.js';

const OWN_KINDS = ['SCHOOL', 'KINDERGARTEN', 'TRAINING_CENTRE', 'CHILDCARE', 'HOTEL', 'VILLAGE', 'TOWNSHIP', 'HOSPITAL'] as const;
const WELFARE: readonly OrganisationType[] = ['RPI', 'CWI', 'NGO'];

function kindOf(type: OrganisationType): ReporterKind {
  if (WELFARE.includes(type)) return 'WELFARE_INSTITUTION';
  return OWN_KINDS.find((kind) => kind === type) ?? 'STATE_ORGAN';
}

/** What routing is decided from: the same facts as in the exchange. */
export function factsOf(form: ReportDto, user: User, at: Instant): Facts {
  const { situations, concerns, harmDate, childNow, harmPlace, residence, school, whereabouts, danger, caregiver, labour, complainedOf } = form;
  const { child, suspects, reporter } = form;
  const { birthDate, compulsoryEducationDone } = child;
  return present({
    at, situations, concerns, harmDate, childNow, harmPlace, residence, school, whereabouts, danger, caregiver, labour, complainedOf,
    child: present({ birthDate, compulsoryEducationDone }),
    suspects: suspects?.map(({ relation, organisation, cohabiting }) => present({ relation, organisation, cohabiting })),
    reporter: { kind: kindOf(user.organisationType), organisation: user.organisation, confidential: reporter?.confidential ?? false },
  }) as Facts;
}

function present<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>;
}
