import { openItems } from '../keep/drafts';
import { wasSubmitted } from '../keep/rules';
import { save, show } from './current';
import type { ReportForm } from './form';

/** Takes up the newest report that was refused; what is being written is kept first. @returns whether there was one */
export async function openRefused(): Promise<boolean> {
  await save();
  const refused = (await openItems<ReportForm>('REPORT')).find(({ item }) => item.state !== 'UNSENT' && wasSubmitted(item));
  if (refused !== undefined) show(refused, false);
  return refused !== undefined;
}
