export { referralDesk } from './referral-desk.module.js';
