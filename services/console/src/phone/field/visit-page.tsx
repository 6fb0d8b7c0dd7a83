import { field } from '../../shared/words/field';
import type { PageProps } from '../page';
import { ForStaff } from '../parts/ForStaff';
import { VisitForm } from './VisitForm';

export function Page({ parts }: PageProps) {
  return <ForStaff isForField title={field.visitTitle}>{(person) => <VisitForm person={person} household={parts['household'] ?? ''} />}</ForStaff>;
}
