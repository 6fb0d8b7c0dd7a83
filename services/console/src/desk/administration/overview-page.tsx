import { Link } from '@tanstack/react-router';
import { administration } from '../../shared/words/administration';
import { HealthInWords } from './HealthInWords';
import { Sections } from './Sections';
import { sections } from './sections';

/** How the system is, and what can be administered. */
export function Page() {
  return (
    <>
      <h1 tabIndex={-1}>{administration.title}</h1>
      <Sections />
      <HealthInWords />
      <ul className="tiles">
        {sections.map(({ path, title, intro }) => <li key={path}><Link to={path}>{title()}<small className="sub">{intro()}</small></Link></li>)}
      </ul>
    </>
  );
}
