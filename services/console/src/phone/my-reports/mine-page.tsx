import { journey } from '../../shared/words/journey';
import { ForStaff } from '../parts/ForStaff';
import { Mine } from './Mine';

export function Page() {
  return <ForStaff title={journey.mine.title}>{() => <Mine />}</ForStaff>;
}
