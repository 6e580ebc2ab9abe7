export { csvLine, csvOf } from './csv.ts';
export type { CsvCell, CsvColumns } from './csv.ts';
