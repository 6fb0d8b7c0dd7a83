import { field } from '../../shared/words/field';
import { ForStaff } from '../parts/ForStaff';
import { Month } from './Month';

export function Page() {
  return <ForStaff isForField title={field.title}>{(person) => <Month person={person} />}</ForStaff>;
}
