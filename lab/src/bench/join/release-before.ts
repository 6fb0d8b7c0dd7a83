import { addLiveListener } from './listeners.subscriptions.js';

/** Loaded before a program (`node --import`): the directory hears what is told live. */
addLiveListener();
