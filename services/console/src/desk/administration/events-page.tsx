import { administration } from '../../shared/words/administration';
import { PageHead } from '../parts/PageHead';
import { HealthInWords } from './HealthInWords';
import { Sections } from './Sections';
import { ServiceEvents } from './ServiceEvents';
import { SERVICES } from './services';

/** Messages between services that did not arrive, and what a person can do about each. */
export function Page() {
  return (
    <>
      <PageHead title={administration.events} />
      <Sections />
      <p>{administration.event.lead}</p>
      <HealthInWords />
      {SERVICES.map((service) => <ServiceEvents key={service} service={service} />)}
    </>
  );
}
