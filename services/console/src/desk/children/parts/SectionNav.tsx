import '../children.css';
import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { may, useMe } from '../../me';

/** The pages about children. Those of a permission stand there for who has it; the server refuses everybody else. */
export function SectionNav() {
  const me = useMe();
  const words = childWords.pages;
  const all: readonly (readonly [path: string, title: string, permission: string])[] = [
    [routes.children, words.list, 'child.read'], [routes.childrenDue, words.due, 'child.read'], [routes.candidates, words.candidates, 'child.read'], [routes.childMoves, words.moves, 'child.read'],
    [routes.duplicates, words.duplicates, 'child.judge'], [routes.campaigns, words.campaigns, 'child.read'], [routes.spotChecks, words.spotChecks, 'child.read'], [routes.posts, words.posts, 'post.read'],
    [routes.training, words.training, 'post.read'], [routes.childFigures, words.figures, 'child.read'], [routes.childImports, words.imports, 'child.import'], [routes.granted, words.granted, 'granted.read'], [routes.ownPupils, words.school, 'school.read'],
  ];
  return (
    <nav className="section" aria-label={words.section}>
      {all.filter(([, , permission]) => may(me, permission)).map(([path, title]) => <Link key={path} to={path} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>{title}</Link>)}
    </nav>
  );
}
