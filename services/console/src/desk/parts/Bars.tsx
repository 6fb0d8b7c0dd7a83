import { DataTable } from './DataTable';

export interface Bar {
  readonly label: string;
  /** Undefined where it is too small to be told. */
  readonly value: number | undefined;
  /** What stands in the table. */
  readonly text: string;
}

interface BarsProps {
  /** What is counted, with its unit. */
  readonly caption: string;
  /** Of the first column. */
  readonly head: string;
  readonly valueHead: string;
  readonly bars: readonly Bar[];
}

const ROW = 28;
const THICK = 16;
const WIDTH = 600;
const LABELS = 180;

/** Bars to look at, with the same numbers as a table under them, which is what is read aloud. */
export function Bars({ caption, head, valueHead, bars }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <figure className="bars">
      <figcaption>{caption}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} aria-hidden="true" focusable="false">
        {bars.map(({ label, value }, index) => (
          <g key={label} transform={`translate(0 ${index * ROW})`}>
            <text x={LABELS - 8} y={ROW / 2} textAnchor="end" dominantBaseline="central">{label.length > 11 ? `${label.slice(0, 10)}…` : label}</text>
            <rect x={LABELS} y={(ROW - THICK) / 2} height={THICK} rx={2} width={Math.max(2, ((value ?? 0) / most) * (WIDTH - LABELS))} />
          </g>
        ))}
      </svg>
      <DataTable caption={caption} rows={bars} keyOf={({ label }) => label} columns={[{ head, show: ({ label }) => label }, { head: valueHead, isNumber: true, show: ({ text }) => text }]} />
    </figure>
  );
}
