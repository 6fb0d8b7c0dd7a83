import { administration } from '../../shared/words/administration';
import { HealthInWords } from './HealthInWords';
import { Sections } from './Sections';
import { ServiceEvents } from './ServiceEvents';
import { SERVICES } from './services';

/** Messages between services that did not arrive, and what a person can do about each. */
export function Page() {
  return (
    <>
      <h1 tabIndex={-1}>{administration.events}</h1>
      <Sections />
      <p>{administration.event.lead}</p>
      <HealthInWords />
      {SERVICES.map((service) => <ServiceEvents key={service} service={service} />)}
    </>
  );
}
