import { phone } from '../../shared/words/phone';

/** Whom to call beside 110, and when somebody answers. */
export function OtherNumbers() {
  const { otherNumbers, numbers } = phone.front;
  return (
    <section class="card">
      <h2>{otherNumbers}</h2>
      <ul class="numbers">
        {numbers.map(({ number, name, hours }) => (
          <li key={number}><a href={`tel:${number}`}>{number}</a><span>{name}</span><span class="hint">{hours}</span></li>
        ))}
      </ul>
    </section>
  );
}
