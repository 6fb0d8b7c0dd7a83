import { useState } from 'react';
import { oversight } from '../../shared/words/oversight';
import { useMe } from '../me';
import { PageHead } from '../parts/PageHead';
import { AccessList } from './AccessList';
import { BundleCheck } from './BundleCheck';
import { NumberForm } from './NumberForm';
import { ReportTrails } from './ReportTrails';
import { Unsealings } from './Unsealings';
import '../panels.css';

/** By the number of a report: who looked, and what happened, checked on this computer. Then who broke a seal; and exported records, checked here. */
export function Page() {
  const words = oversight.audit;
  const [report, setReport] = useState<string>();
  const isAuditor = useMe().roles.includes('AUDITOR');
  return (
    <>
      <PageHead title={words.title} />
      <p>{words.lead}</p>
      {isAuditor ? <NumberForm onFound={setReport} /> : null}
      {report === undefined ? null : (
        <>
          <ReportTrails key={report} report={report} />
          <AccessList report={report} />
        </>
      )}
      <Unsealings onOpen={isAuditor ? setReport : undefined} />
      <BundleCheck />
    </>
  );
}
