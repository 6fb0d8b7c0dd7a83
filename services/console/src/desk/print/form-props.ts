export interface FormProps {
  /** Which form. */
  readonly form: string;
  /** Of what it is about: a referral, a desk. */
  readonly id: string;
}
