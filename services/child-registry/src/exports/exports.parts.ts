import { EnterFile } from './enter-file.js';
import { EnteredController, ExportController } from './exports.controller.js';
import { ExportFiles } from './export-files.query.js';

/** Files as workbooks, and what the province's system has of them. */
export const exportParts = { controllers: [ExportController, EnteredController], providers: [ExportFiles, EnterFile] };
