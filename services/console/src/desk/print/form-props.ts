export interface FormProps {
  /** Which form. */
  readonly form: string;
  /** Of what it is about: a referral, a desk; of a duty that of its case, a point, and its own. */
  readonly id: string;
}
