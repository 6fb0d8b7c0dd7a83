import { useState } from 'react';
import { exactTime } from '../../shared/dates';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { When } from '../parts/When';
import { GivenDrawer } from './moves/GivenDrawer';
import type { Held } from './types';

/** What the reporter is answered by this desk, and whether they have it; one that has not reached them may be given otherwise. */
export function Answers({ detail: { feedback, role } }: { readonly detail: Held }) {
  const [giving, setGiving] = useState<string>();
  const words = work.referral;
  return (
    <section className="panel">
      <h2>{words.answers}</h2>
      {feedback.length === 0 ? <p className="empty">{words.answersEmpty}</p> : (
        <ul className="story">
          {feedback.map(({ id, text, at, receivedAt, given }) => (
            <li key={id}>
              <p>{text}</p>
              <small className="sub"><When at={at} /> {receivedAt === null ? words.notReceived : `${words.received} ${exactTime(receivedAt)}`}{given === null ? null : ` · ${wordOf(shared.referral.given, given.method)}`}</small>
              {receivedAt === null && given === null && role !== 'NOTICE' ? <button className="button" type="button" aria-haspopup="dialog" onClick={() => { setGiving(id); }}>{shared.referral.move.given}</button> : null}
            </li>
          ))}
        </ul>
      )}
      {giving === undefined ? null : <GivenDrawer id={giving} onClose={() => { setGiving(undefined); }} />}
    </section>
  );
}
