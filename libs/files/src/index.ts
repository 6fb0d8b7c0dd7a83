export { textOf, type Cell, type SheetRow } from './sheet/cell.js';
export { readSheet, readWhole, type ReadOptions } from './sheet/read-sheet.js';
export { columnName, usualLimits, type SheetLimits, type SheetPlace } from './sheet/sheet-limits.js';
export { writeBook, writeSheet, type SheetColumn, type SheetToWrite, type SheetValue } from './sheet/write-sheet.js';
export { writePaper, type Paper, type PaperColumn, type PaperPart, type PaperTable } from './paper/write-paper.js';
