import { createParamDecorator, type ExecutionContext, type StreamableFile } from '@nestjs/common';
import { writeSheet, type SheetToWrite } from '@referrals/files';
import type { Request } from 'express';
import { fileAnswer, XLSX } from './xlsx.js';

/** Figures as a sheet: a count that is hidden is told as such, never left empty. */
export type FigureSheet = SheetToWrite;
export const FEW = '少于5';

/** Whether the client asks for a workbook (`Accept`). Anything else is answered by JSON. */
export const WantsXlsx = createParamDecorator((_: unknown, context: ExecutionContext): boolean =>
  (context.switchToHttp().getRequest<Request>().headers.accept ?? '').split(',').some((type) => type.split(';')[0]?.trim().toLowerCase() === XLSX));

/** The same figures, as JSON or as a workbook of one sheet. What is hidden was hidden before. */
export const figuresAs = <T>(figures: T, isFile: boolean, sheetOf: (figures: T) => FigureSheet): T | StreamableFile => {
  if (!isFile) return figures;
  const sheet = sheetOf(figures);
  return fileAnswer(writeSheet(sheet), XLSX, `${sheet.name}.xlsx`);
};
