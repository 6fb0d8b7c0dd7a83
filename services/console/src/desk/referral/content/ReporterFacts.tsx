import type { components } from '#api';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { Organisation } from '../../parts/Names';
import { Fact } from './Fact';
import { Masked } from './Masked';
import { joined, wordsTold, wordTold, yesNo } from './told';

/** Who reported, as far as it is shown. */
export function ReporterFacts({ reporter }: { readonly reporter: components['schemas']['Reporter'] }) {
  return (
    <dl className="facts">
      <Fact name="kind">{wordTold(shared.kind, reporter.kind)}</Fact>
      <Fact name="name">{reporter.name}</Fact>
      <Fact name="organisation">{reporter.organisation === undefined ? undefined : <Organisation id={reporter.organisation} />}</Fact>
      <Fact name="unitName">{reporter.unitName}</Fact>
      <Fact name="post">{reporter.post}</Fact>
      <Fact name="reporterPhone">{reporter.phone === undefined ? undefined : <Masked field="reporter.phone" label={work.content.fields['reporterPhone'] ?? ''} value={reporter.phone} />}</Fact>
      <Fact name="safeContact">{joined(reporter.safeContact?.way, reporter.safeContact?.hour)}</Fact>
      <Fact name="mayCall">{yesNo(reporter.mayCall)}</Fact>
      <Fact name="confidential">{yesNo(reporter.confidential)}</Fact>
      <Fact name="relationToSuspects">{reporter.relationToSuspects}</Fact>
      <Fact name="knownBy">{reporter.knownBy}</Fact>
      <Fact name="hideFrom">{wordsTold(shared.hideFrom, reporter.hideFrom)}</Fact>
    </dl>
  );
}
