import { describe } from '@jest/globals';
import { startExchange } from '../exchange.js';
import { describeThreeReports } from '../stories/three-reports.js';

describe('three reports, told from different places, come back to those who told them', () => describeThreeReports(() => startExchange()));
