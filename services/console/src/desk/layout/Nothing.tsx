import { routes } from '../../shared/routes';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';

export function Nothing() {
  return (
    <>
      <h1 tabIndex={-1}>{shared.notFound}</h1>
      <p><a className="button" href={routes.desk}>{desk.start.title}</a></p>
    </>
  );
}
