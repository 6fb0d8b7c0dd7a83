import { describeOnBroker } from '@referrals/event-bus/conformance';
import { startExchange } from '../exchange.js';
import { topicsOfOwn } from '../exchange-on-kafka.js';
import { describeInEveryMode } from '../in-every-mode.js';
import { describeThreeReports } from '../stories/three-reports.js';

const STORY = 'three reports, told from different places, come back to those who told them';

describeInEveryMode(STORY, (start) => describeThreeReports(() => start()));
describeOnBroker(`${STORY} (one process, on Kafka)`, (address) => describeThreeReports(async () => startExchange({ environment: await topicsOfOwn(address()) })));
