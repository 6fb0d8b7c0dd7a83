import { useEffect, useState } from 'preact/hooks';
import { exactTime, whenText } from '../../shared/dates';
import { ApiError } from '../../shared/problem';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { BottomBar } from '../parts/BottomBar';
import { Frame } from '../parts/Frame';
import { markRead, messages, pageOf, type Told } from './messages';

/** What the services tell the person: numbers and moments, no name and no story. */
export function Messages() {
  const words = journey.messages;
  const [told, setTold] = useState<readonly Told[]>();
  const [problem, setProblem] = useState<string>();
  const read = (): void => { messages().then((found) => { setTold(found); setProblem(undefined); }, (error: unknown) => { setProblem(error instanceof ApiError ? error.title : shared.failed); }); };
  useEffect(read, []);
  const isUnread = told?.some(({ message }) => !message.read) ?? false;
  const all = (): void => { if (told !== undefined) void markRead(told).then(read, read); };
  return (
    <Frame bar={isUnread ? <BottomBar><button class="button main" type="button" onClick={all}>{words.allRead}</button></BottomBar> : undefined}>
      <h1 tabIndex={-1}>{words.title}</h1>
      {problem === undefined ? null : <p role="alert" class="note">{problem} <button class="quiet" type="button" onClick={read}>{shared.retry}</button></p>}
      {told?.length === 0 ? <p class="card">{words.empty}</p> : null}
      <ul class="rows">
        {told?.map(({ message }) => {
          const { id, kind, number, at, read: isRead } = message;
          const page = pageOf(message);
          const content = (
            <>
              <strong>{wordOf(shared.message, kind)}</strong>
              {number === null ? null : <>{words.about(number)} · </>}<time class="hint" dateTime={at} title={exactTime(at)}>{whenText(at)}</time>
              {isRead ? null : <> <span class="badge late">{words.unread}</span></>}
            </>
          );
          return <li key={id}>{page === undefined ? <div class="row">{content}</div> : <a class="row" href={page}>{content}</a>}</li>;
        })}
      </ul>
    </Frame>
  );
}
