import { journey } from '../../shared/words/journey';

/** Whom to turn to when nothing happens. */
export function Slow() {
  return (
    <details class="more">
      <summary>{journey.one.slow}</summary>
      <p>{journey.one.slowText}</p>
      <p><a class="button" href="tel:12309">{journey.one.call12309}</a></p>
    </details>
  );
}
