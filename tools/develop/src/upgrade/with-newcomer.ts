import { addNewcomer } from './newcomer.subscriptions.js';

/** Loaded before a program (`node --import`) it makes it a release with one subscriber more. */
addNewcomer();
