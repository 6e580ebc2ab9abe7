/** What is wrong with the form of data that should be a calendar edition, and where; undefined for a good one. */
export function formProblem(data: unknown): { readonly place: string; readonly message: string } | undefined {
  if (!isRecord(data)) return { place: 'calendar', message: 'an object was expected' };
  const { id, country, years, days, basedOn } = data;
  const wrong = (field: string, expected: string) => ({
    place: `calendar ${isWord(id) ? id : '?'}, ${field}`,
    message: `${expected} was expected`,
  });
  if (!isWord(id)) return wrong('id', 'a name');
  if (!isWord(country)) return wrong('country', 'a code of a country');
  if (!isRecord(years) || !isYear(years['from']) || !isYear(years['to']))
    return wrong('years', 'a first and a last year');
  if (basedOn !== undefined && !isWord(basedOn)) return wrong('basedOn', 'the id of an edition');
  if (!Array.isArray(days)) return wrong('days', 'a list of days');
  for (const [place, day] of days.entries()) {
    const field = dayProblem(day);
    if (field) return wrong(`days[${place}]${field}`, EXPECTED[field]);
  }
  return undefined;
}

const EXPECTED = {
  '': 'an object',
  '.date': 'a date',
  '.dayOff5': 'true or false',
  '.dayOff6': 'true or false',
  '.reason': 'a text in kk, ru and en',
  '.movedFrom': 'a date',
  '.source': 'a list of sources',
} as const;

function dayProblem(day: unknown): keyof typeof EXPECTED | undefined {
  if (!isRecord(day)) return '';
  const { date, dayOff5, dayOff6, reason, movedFrom, source } = day;
  if (!isWord(date)) return '.date';
  if (typeof dayOff5 !== 'boolean') return '.dayOff5';
  if (typeof dayOff6 !== 'boolean') return '.dayOff6';
  if (!isRecord(reason) || !['kk', 'ru', 'en'].every((language) => isWord(reason[language])))
    return '.reason';
  if (movedFrom !== undefined && !isWord(movedFrom)) return '.movedFrom';
  if (!Array.isArray(source) || source.length === 0 || !source.every(isWord)) return '.source';
  return undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWord = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Four digits, as dates are written; so a slip of the pen makes no table of a million years. */
const isYear = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 9999;
