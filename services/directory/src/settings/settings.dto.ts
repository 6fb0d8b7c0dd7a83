import { OneOf, Parts, Text } from '@referrals/service-kit';
import { Name } from '../register/register.dto.js';

const SIZES = ['NORMAL', 'LARGE'] as const;
const THEMES = ['SYSTEM', 'LIGHT', 'DARK'] as const;

/** A list as somebody looks at it often. */
export class SavedView {
  @Text({ max: 100, pattern: /^\/[\w\-/]*$/, description: 'The page: /desk' }) page!: string;
  @Name() name!: string;
  @Text({ max: 500, pattern: /^[\w\-.~%&=+,:]*$/, description: 'Its filters, as they stand in the address' }) query!: string;
}

/** How somebody wants their pages, on whichever device. */
export class Settings {
  @Parts(() => SavedView, { max: 50, optional: true }) views?: SavedView[];
  @OneOf(SIZES, { optional: true }) size?: (typeof SIZES)[number];
  @OneOf(THEMES, { optional: true }) theme?: (typeof THEMES)[number];
}
