import type { Instant } from '@referrals/calendar';
import { Int, Moment, OneOf, Part, Parts, Percent, Text } from '@referrals/service-kit';

export const MEASURES = ['contact', 'visit', 'training', 'posts', 'campaign', 'problems'] as const;
export type Measure = (typeof MEASURES)[number];
export const LEVELS = ['county', 'township', 'village'] as const;
export type FigureLevel = (typeof LEVELS)[number];

const nullable = true;

export class FigureQuery {
  @OneOf(MEASURES) measure!: Measure;
  @OneOf(LEVELS) by!: FigureLevel;
  @Text({ max: 7, optional: true, description: 'contact, problems: 2026-05; visit: 2026Q2; training, campaign: 2026; the present one unless said. Vacancies are today’s' }) period?: string;
}

/** How many of how many. Outside civil affairs numbers of people under 5 are hidden, and others from which they would follow. */
export class Figure {
  @Int({ nullable, description: 'Who or what was to be done; null: hidden' }) whole!: number | null;
  @Int({ nullable, description: 'Of these done; null: hidden' }) done!: number | null;
  @Percent({ nullable, description: 'To one place, rounded down; null of nothing, or hidden' }) percent!: number | null;
}

export class FigureOfPlace extends Figure {
  @Text({ description: 'Six, nine or twelve digits; fewer where no finer place answers' }) place!: string;
}

export class Figures {
  @OneOf(MEASURES) measure!: Measure;
  @Text({ nullable, description: 'null: today' }) period!: string | null;
  @Moment({ nullable, description: 'What was there at that moment is counted; null: nothing is counted yet' }) asOf!: Instant | null;
  @Part(() => Figure, { description: 'Of all places of the caller together' }) total!: Figure;
  @Parts(() => FigureOfPlace) items!: FigureOfPlace[];
}
