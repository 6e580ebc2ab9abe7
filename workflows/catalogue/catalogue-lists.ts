/**
 * The lists of the catalogue as the clause register names them, `data:centres`, with the file that holds each.
 * A reference to another list is dangling.
 */
export const CATALOGUE_LISTS = {
  standards: 'decree.ts',
  paragraphs: 'data/paragraphs.json',
  regions: 'data/regions.json',
  centres: 'data/centres.json',
  authorities: 'data/authorities.json',
  'central-bodies': 'offices.ts',
  'office-hours': 'office-hours.ts',
  'duty-rates': 'state-duty.ts',
  'index-values': 'data/index-values.json',
  exemptions: 'data/exemptions.json',
  documents: 'data/documents.json',
  'coupon-fields': 'coupon-fields.ts',
  'complaint-addressees': 'complaint-addressees.ts',
  'appeal-periods': 'complaint-addressees.ts',
  holidays: 'data/holidays.json',
  indicators: 'indicators.ts',
} as const satisfies Readonly<Record<string, string>>;
export type CatalogueList = keyof typeof CATALOGUE_LISTS;
