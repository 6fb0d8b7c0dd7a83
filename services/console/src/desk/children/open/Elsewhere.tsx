import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';

/** The child is on file in another place: nothing is told of it but that it was asked for. */
export const Elsewhere = () => <div className="problem" role="alert"><p>{childWords.open.elsewhere}</p><p><Link className="button" to={routes.childMoves}>{childWords.open.toMoves}</Link></p></div>;
