import { Link } from '@tanstack/react-router';
import { administration } from '../../shared/words/administration';
import { sections } from './sections';
import '../panels.css';

/** Where one can go within the administration. */
export function Sections() {
  return (
    <nav className="sections" aria-label={administration.sections}>
      {sections.map(({ path, title }) => <Link key={path} to={path} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: true }}>{title()}</Link>)}
    </nav>
  );
}
