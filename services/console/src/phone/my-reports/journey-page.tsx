import { journey } from '../../shared/words/journey';
import type { PageProps } from '../page';
import { ForStaff } from '../parts/ForStaff';
import { Journey } from './Journey';

export function Page({ parts }: PageProps) {
  return <ForStaff title={journey.one.title}>{() => <Journey id={parts['id'] ?? ''} />}</ForStaff>;
}
