export { checkInput } from './check-input.ts';
