import { BrokerError, findJava, findMaven, type Surroundings } from './java-tools.js';
import { jarsAreFetched } from './kafka-jars.js';

/** What keeps this machine from running a broker of its own; undefined when nothing does. */
export function whyNoBroker(surroundings: Surroundings): BrokerError | undefined {
  try {
    findJava(surroundings);
    if (!jarsAreFetched(surroundings)) findMaven();
    return undefined;
  } catch (error) {
    if (error instanceof BrokerError) return error;
    throw error;
  }
}
