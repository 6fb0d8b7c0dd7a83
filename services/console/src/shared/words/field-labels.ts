/** Labels by the path of a field in what is sent. */
export type FieldLabels = Readonly<Record<string, string>>;
