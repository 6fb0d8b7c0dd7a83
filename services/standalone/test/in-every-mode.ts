import { describe } from '@jest/globals';
import { describeOnBroker } from '@referrals/event-bus/conformance';
import { startExchange, type Exchange, type ExchangeOptions } from './exchange.js';
import { startExchangeOnKafka } from './exchange-on-kafka.js';

export type Start = (options?: ExchangeOptions) => Promise<Exchange>;

/** A scenario, the same in every way of running: all services in one process, and a process with its own database for each over Kafka. */
export function describeInEveryMode(name: string, scenario: (start: Start) => void): void {
  describe(`${name} (one process)`, () => scenario(startExchange));
  describeOnBroker(`${name} (a process per service, on Kafka)`, (address) => scenario((options) => startExchangeOnKafka({ ...options, address: address() })));
}

/** A scenario in the way of running that this run of the tests is about: in one process, or where `EXCHANGE_ON` is `kafka` with a process per service. */
export function inChosenMode(scenario: (start: Start) => void): void {
  if (process.env['EXCHANGE_ON'] === 'kafka') describeOnBroker('on Kafka', (address) => scenario((options) => startExchangeOnKafka({ ...options, address: address() })));
  else scenario(startExchange);
}
