import { journey } from '../../shared/words/journey';
import { ForStaff } from '../parts/ForStaff';
import { Messages } from './Messages';

export function Page() {
  return <ForStaff title={journey.messages.title}>{() => <Messages />}</ForStaff>;
}
