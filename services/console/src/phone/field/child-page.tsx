import { field } from '../../shared/words/field';
import type { PageProps } from '../page';
import { ForStaff } from '../parts/ForStaff';
import { ChildCare } from './ChildCare';

export function Page({ parts }: PageProps) {
  return <ForStaff isForField title={field.careTitle}>{(person) => <ChildCare person={person} id={parts['child'] ?? ''} />}</ForStaff>;
}
