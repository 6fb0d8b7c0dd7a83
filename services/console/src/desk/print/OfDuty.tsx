import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { ExtensionApproval } from './ExtensionApproval';
import type { FormProps } from './form-props';
import { Sheet } from '../parts/Sheet';
import { SupervisionNotice } from './SupervisionNotice';

/** Forms of one duty of a case. None says anything of the child or of who reported. */
export function OfDuty({ form, id }: FormProps) {
  const [caseId = '', dutyId = ''] = id.split('.');
  const read = useRead('/api/referral-desk/cases/{caseId}/duties', { path: { caseId } });
  return (
    <Reading of={read}>
      {({ items }) => {
        const duty = items.find((one) => one.id === dutyId);
        if (duty === undefined) return <p>{shared.notFound}</p>;
        return <Sheet title={work.print.forms[form] ?? work.print.title} number={duty.number ?? ''}>{form === 'supervision-notice' ? <SupervisionNotice duty={duty} /> : <ExtensionApproval duty={duty} />}</Sheet>;
      }}
    </Reading>
  );
}
