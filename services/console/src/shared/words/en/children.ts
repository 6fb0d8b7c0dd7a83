export { children } from '../zh/children';
