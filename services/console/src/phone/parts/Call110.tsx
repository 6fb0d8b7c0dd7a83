import { shared } from '../../shared/words/shared';

/** Above everything where a child may be in danger. */
export function Call110() {
  return (
    <section class="danger" aria-label={shared.urgent}>
      <p><strong>{shared.urgent}</strong></p>
      <a class="call" href="tel:110">{shared.call110}</a>
    </section>
  );
}
