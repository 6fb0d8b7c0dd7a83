import { Link } from '@tanstack/react-router';
import { administration } from '../../shared/words/administration';
import { PageHead } from '../parts/PageHead';
import { HealthInWords } from './HealthInWords';
import { Sections } from './Sections';
import { sections } from './sections';

/** How the system is, and what can be administered. */
export function Page() {
  return (
    <>
      <PageHead title={administration.title} />
      <Sections />
      <HealthInWords />
      <ul className="tiles">
        {sections.map(({ path, title, intro }) => <li key={path}><Link to={path}>{title()}<small className="sub">{intro()}</small></Link></li>)}
      </ul>
    </>
  );
}
