import { Link, useParams } from '@tanstack/react-router';
import { ApiError } from '../../shared/problem';
import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import { PageHead } from '../parts/PageHead';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { GaveAway } from './GaveAway';
import { Referral } from './Referral';
import { isHeld } from './types';

/** One referral: what is to do next, what is told, why it is here, and what happened. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const read = useRead('/api/referral-desk/referrals/{id}', { path: { id } });
  if (read.data !== undefined && read.error instanceof ApiError && read.error.status === 404) {
    return <><PageHead title={work.referral.gone} /><p><Link className="button" to={routes.desk}>{work.referral.back}</Link></p></>;
  }
  return <Reading of={read}>{(detail) => (isHeld(detail) ? <Referral key={id} detail={detail} /> : <GaveAway detail={detail} />)}</Reading>;
}
