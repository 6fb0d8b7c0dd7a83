import { phone } from '../../shared/words/phone';
import { routes } from '../../shared/routes';
import { Frame } from './Frame';

export function Nothing() {
  const { title, text, home } = phone.nothing;
  return (
    <Frame>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{text}</p>
      <p><a class="button main" href={routes.front}>{home}</a></p>
    </Frame>
  );
}
