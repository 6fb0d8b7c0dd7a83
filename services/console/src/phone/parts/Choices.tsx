export interface Choice { readonly value: string; readonly label: string; readonly hint?: string }

interface ChoicesProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  /** One of them, or any number. Nothing is ever chosen beforehand. */
  readonly kind: 'one' | 'many';
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Tiles to choose from, in two columns of equal height where there is room. */
export function Choices({ name, legend, hint, error, choices, chosen, kind, onChange }: ChoicesProps) {
  const change = (value: string, isChosen: boolean): void => {
    if (kind === 'one') onChange([value]);
    else onChange(isChosen ? [...chosen, value] : chosen.filter((one) => one !== value));
  };
  return (
    <fieldset class="choices" id={name} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend>{legend}{hint === undefined ? null : <span class="hint">{hint}</span>}</legend>
      {error === undefined ? null : <p class="error" id={`${name}-error`}>{error}</p>}
      <div class="tiles">
        {choices.map((choice) => (
          <label class="tile" key={choice.value}>
            <input
              type={kind === 'one' ? 'radio' : 'checkbox'} name={name} value={choice.value} checked={chosen.includes(choice.value)}
              onChange={(event) => { change(choice.value, event.currentTarget.checked); }}
            />
            <span>{choice.label}{choice.hint === undefined ? null : <small>{choice.hint}</small>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
