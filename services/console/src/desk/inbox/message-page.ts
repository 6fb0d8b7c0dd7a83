import { routes } from '../../shared/routes';

const REFERRAL = /^(?:\/api)?\/referral-desk\/referrals\/([\w-]+)$/;
const REPORT = /^(?:\/api)?\/referral-desk\/reports\/([\w-]+)\/progress$/;
const CHILD = /^(?:\/api)?\/child-registry\/(?:children|cases)\/([\w-]+)/;

/** The page of what a message is about, by the link that it has; undefined where none leads there. */
export function pageOf(link: string | null): string | undefined {
  const [referral, report, child] = [REFERRAL, REPORT, CHILD].map((form) => form.exec(link ?? '')?.[1]);
  if (referral !== undefined) return routes.referral(referral);
  if (report !== undefined) return routes.myReport(report);
  return child === undefined ? undefined : routes.child(child);
}
