import { CountCoverageJob } from './count-coverage.job.js';
import { FigureController } from './figures.controller.js';
import { Figures } from './figures.query.js';
import { figureScope } from './figure-scope.js';

export const figureParts = { controllers: [FigureController], providers: [Figures], jobs: [CountCoverageJob], scopes: [figureScope] };
