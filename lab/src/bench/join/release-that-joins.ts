import { addBothListeners } from './listeners.subscriptions.js';

/** Loaded before a program (`node --import`): the directory hears what is told live, and joins a type that has a past. */
addBothListeners();
