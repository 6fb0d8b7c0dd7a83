import { Parts, Text } from '@referrals/service-kit';
import { Digits } from '../register/register.dto.js';

export class PlaceFilter {
  @Digits({ optional: true, description: 'A division; without it the widest there are' }) within?: string;
}

export class PlaceView {
  @Text({ description: '6, 9 or 12 digits' }) code!: string;
  @Text() name!: string;
  @Text({ description: 'First letters of its syllables (pinyin): yx' }) initials!: string;
}

export class PlaceList {
  @Parts(() => PlaceView) items!: PlaceView[];
}
