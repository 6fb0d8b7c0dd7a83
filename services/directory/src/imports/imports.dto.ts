import { Int, OneOf, Part, Parts, Text, YesNo } from '@referrals/service-kit';

export class ImportAsked {
  @OneOf(['true', 'false'], { optional: true, description: 'true: say what it would do, and do nothing' }) dryRun?: 'true' | 'false';
}

export class SheetCounts {
  @Int() added!: number;
  @Int() changed!: number;
  @Int() unchanged!: number;
}

/** Where something is wrong; what stands there is not told. */
export class ImportFault {
  @Text() sheet!: string;
  @Int({ description: 'As the sheet counts them, from 1' }) row!: number;
  @Text({ description: 'Its header' }) column!: string;
  @Text() code!: string;
  @Text() title!: string;
}

export class RegisterImportView {
  @YesNo({ description: 'False after a dry run, and where anything is wrong: then nothing was done' }) applied!: boolean;
  @Part(() => SheetCounts) organisations!: SheetCounts;
  @Part(() => SheetCounts) desks!: SheetCounts;
  @Part(() => SheetCounts) staff!: SheetCounts;
  @Int() faults!: number;
  @Parts(() => ImportFault, { description: 'The first 500' }) errors!: ImportFault[];
}
