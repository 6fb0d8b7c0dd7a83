import { call, isProblem } from './typed-client.js';

const key = { 'Idempotency-Key': '01970000-0000-4000-8000-000000000001' };
const id = '01970000-0000-7000-8000-000000000001';

/** What a client does from filing to the answer; each type below comes from the document. */
export async function fileAndFollow(): Promise<string> {
  const receipt = await call('FilingController.file', {
    header: key, body: { situations: ['MR04'], narrative: '有事发生', child: { unknown: true }, suspects: [{ relation: 'STRANGER', cohabiting: false }] },
  });
  if (isProblem(receipt)) return (receipt.errors ?? []).map(({ field, code, title }) => `${field} ${code} ${title}`).join('\n');
  const content = await call('ContentController.read', { path: { id: receipt.id } });
  const page = await call('WorklistController.page', { query: { state: ['routed'], limit: 20, sort: '-filedAt' } });
  if (isProblem(content) || isProblem(page)) return '';
  const [first] = page.items;
  if (first !== undefined) await call('ReferralController.decide', { path: { id: first.id }, header: { ...key, 'If-Match': `"${first.version}"` }, body: { code: 'ADMIN_ACCEPTED' } });
  await call('ReferralController.open', { path: { id }, header: { ...key, 'If-Match': '"1"' } });
  await call('DeskController.change', { path: { id }, header: { 'If-Match': '"1"' }, body: { backupDesk: null } });
  const progress = await call('ProgressController.progress', { path: { reportId: receipt.id } });
  const answered: string | undefined = isProblem(progress) ? undefined : progress.feedback[0]?.given?.at;
  return [receipt.verificationCode, content.child?.name ?? '', content.supplements?.[0]?.toldBy ?? '', page.next ?? '', answered ?? ''].join(' ');
}

/** What the document does not allow must not compile: each line below is an error, and one that is none fails the check. */
export async function doesNotFit(): Promise<void> {
  // @ts-expect-error a report has a child
  await call('FilingController.file', { header: key, body: { narrative: '有事发生' } });
  // @ts-expect-error there is no such situation
  await call('FilingController.file', { header: key, body: { situations: ['MR99'], child: {} } });
  // @ts-expect-error the form has no such field
  await call('FilingController.file', { header: key, body: { child: {}, at: '2026-05-11T08:20:00+08:00' } });
  // @ts-expect-error a POST that changes has a key
  await call('FilingController.file', { body: { child: {}, narrative: '有事发生' } });
  // @ts-expect-error a move names the version it was made on
  await call('ReferralController.open', { path: { id }, header: key });
  // @ts-expect-error only what may be taken away is null
  await call('DeskController.change', { path: { id }, header: { 'If-Match': '"1"' }, body: { name: null } });
  // @ts-expect-error a filter of the worklist
  await call('WorklistController.page', { query: { state: 'forgotten' } });
  const progress = await call('ProgressController.progress', { path: { reportId: id } });
  // @ts-expect-error no reporter is in it
  if (!isProblem(progress)) await call('ContentController.read', { path: { id: progress.reporter } });
}
