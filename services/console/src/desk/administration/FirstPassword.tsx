import { useEffect, useRef } from 'react';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';

export interface GivenPassword { readonly account: string; readonly password: string; readonly displayName: string }

interface FirstPasswordProps { readonly of: GivenPassword; readonly onDone: () => void }

/** A password just given, to be printed and handed over. It is in memory only: put away, it cannot be shown again. Printing prints this slip alone. */
export function FirstPassword({ of: { account, password, displayName }, onDone }: FirstPasswordProps) {
  const words = administration.person;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { head.current?.focus(); }, [account, password]);
  return (
    <section className="panel slip" aria-labelledby="first-password">
      <h2 id="first-password" tabIndex={-1} ref={head}>{shared.name} · {words.first}</h2>
      <dl>
        <dt>{words.name}</dt><dd>{displayName}</dd>
        <dt>{words.account}</dt><dd className="secret">{account}</dd>
        <dt>{words.first}</dt><dd className="secret" data-secret>{password}</dd>
        <dt>{words.address}</dt><dd>{location.origin}</dd>
      </dl>
      <p>{words.firstText}</p>
      <p className="button-line"><strong>{words.firstOnce}</strong></p>
      <p className="rowmoves">
        <button className="button main" type="button" onClick={() => { window.print(); }}>{words.print}</button>
        <button className="button" type="button" onClick={onDone}>{words.done}</button>
      </p>
    </section>
  );
}
