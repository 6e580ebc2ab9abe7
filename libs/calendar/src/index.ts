export { localDateOf } from './local-date.ts';
