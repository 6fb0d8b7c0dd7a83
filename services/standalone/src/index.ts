/** What starts the exchange: everything in one process, or a process and a database for each service behind one address. */
export { openFrontDoor, type FrontDoor } from './processes/front-door.js';
export { keepRunning } from './processes/keep-running.js';
export { makeTopics } from './processes/make-topics.js';
export { databaseUrlFile, ensureDatabases, folderOf } from './processes/own-databases.js';
export { OwnProcess, type Started } from './processes/own-process.js';
export { ServiceProcesses, type ProcessesOptions } from './processes/service-processes.js';
export { PROGRAMS } from './programs.js';
