import { useEffect, useState } from 'preact/hooks';
import type { components } from '#api';
import { exactTime } from '../../shared/dates';
import { routes } from '../../shared/routes';
import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { receiptNoted } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { saveAsPicture } from './save-as-picture';

interface ReceiptCardProps { readonly id: string; readonly receipt: components['schemas']['Receipt']; readonly onNoted: () => void }

/** What the reporter takes away. Once they say that they have it, nothing of the report stays on the device. */
export function ReceiptCard({ id, receipt, onNoted }: ReceiptCardProps) {
  const { number, verificationCode, filedAt, referrals, advice, warnings } = receipt;
  const { sent } = report;
  const isStaff = useObserved(who).kind === 'STAFF';
  const [copied, setCopied] = useState(false);
  useEffect(() => { document.querySelector('h1')?.focus(); }, [id]);
  const lines = [`${sent.number} ${number}`, `${sent.code} ${verificationCode}`];
  return (
    <>
      <h1 tabIndex={-1}>{sent.title}</h1>
      <section class="card receipt">
        <dl>
          <dt>{sent.number}</dt><dd class="code">{number}</dd>
          <dt>{sent.code}</dt><dd class="code">{verificationCode}</dd>
          <dt>{sent.filedAt}</dt><dd>{exactTime(filedAt)}</dd>
        </dl>
        <p class="note">{sent.once}</p>
        <div class="actions three">
          <button class="button" type="button" onClick={() => { void navigator.clipboard.writeText(lines.join('\n')).then(() => { setCopied(true); }, () => undefined); }}>{copied ? sent.copied : sent.copy}</button>
          <button class="button" type="button" onClick={() => { print(); }}>{sent.print}</button>
          <button class="button" type="button" onClick={() => { saveAsPicture([shared.name, ...lines, exactTime(filedAt)], `${number}.png`); }}>{sent.image}</button>
        </div>
      </section>
      <section class="card">
        <h2>{sent.who}</h2>
        <ul>{referrals.map(({ agency, role }) => <li key={`${agency} ${role}`}>{wordOf(shared.agency, agency)} · {wordOf(shared.referral.roleTold, role)}</li>)}</ul>
      </section>
      {advice.length === 0 ? null : <section class="card"><h2>{sent.advice}</h2><ul>{advice.map(({ code, text }) => <li key={code}>{text}</li>)}</ul></section>}
      {warnings.length === 0 ? null : <section class="card"><h2>{sent.warnings}</h2><ul>{warnings.map(({ code, text }) => <li key={code}>{text}</li>)}</ul></section>}
      {advice.length === 0 ? <p class="note">{report.beside}</p> : null}
      <p class="actions">
        <button class="button main" type="button" onClick={() => { void receiptNoted(id).then(onNoted); }}>{sent.done}</button>
        {isStaff ? <a class="button" href={routes.myReport(receipt.id)}>{sent.journey}</a> : null}
      </p>
    </>
  );
}
