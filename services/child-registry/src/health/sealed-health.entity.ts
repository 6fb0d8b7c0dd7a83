import { SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export interface SealedContent { readonly diagnosis?: string | undefined; readonly infection?: string | undefined; readonly pregnancy?: string | undefined }

/** What the county's desk alone sees of a child's health: as it stands since then. An aggregate of its own, with a trail of its own. */
@Entity('sealed_health')
export class SealedHealth extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @SealedColumn('child sealed health') content!: SealedOf<SealedContent>;
}

