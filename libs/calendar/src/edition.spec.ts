import { isCalendarError } from './calendar-error.ts';
import { checkEdition } from './edition.ts';

const day = (date: string) => ({
  date,
  dayOff5: true,
  dayOff6: true,
  reason: { kk: 'мереке', ru: 'праздник', en: 'holiday' },
  source: ['law'],
});

const edition = (...dates: readonly string[]) => ({
  id: 'kz-test',
  country: 'KZ',
  years: { from: 2012, to: 2013 },
  days: dates.map(day),
});

const good = edition('2012-03-08', '2013-01-01');

const refusalOf = (data: unknown): string => {
  try {
    checkEdition(data);
  } catch (error) {
    if (isCalendarError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
};

describe('a calendar edition', () => {
  it('is accepted with its days in order and an entry in each year', () => {
    expect(refusalOf(good)).toBe('accepted');
  });

  it.each([
    [
      'two entries for a day',
      edition('2012-03-08', '2012-03-08', '2013-01-01'),
      'two-entries: calendar kz-test, 2012-03-08: the day has two entries',
    ],
    [
      'a day before an earlier one',
      edition('2012-05-01', '2012-03-08', '2013-01-01'),
      'wrong-order: calendar kz-test, 2012-03-08: the day stands after 2012-05-01',
    ],
    [
      'a day beyond its years',
      edition('2012-03-08', '2014-01-01'),
      'outside-years: calendar kz-test, 2014-01-01: the day lies outside the years 2012-2013',
    ],
    [
      'a day that does not exist',
      edition('2013-02-29'),
      'not-a-date: calendar kz-test, 2013-02-29: this is no date of the form YYYY-MM-DD',
    ],
    [
      'a day moved from one that does not exist',
      { ...good, days: [{ ...day('2012-03-08'), movedFrom: '2012-02-30' }] },
      'not-a-date: calendar kz-test, 2012-03-08, movedFrom: "2012-02-30" is no date of the form YYYY-MM-DD',
    ],
    [
      'a year without a single entry',
      edition('2012-03-08'),
      'gap: calendar kz-test, year 2013: the year has no entry at all',
    ],
    [
      'years that run backwards',
      { ...good, years: { from: 2013, to: 2012 } },
      'gap: calendar kz-test, years 2013-2012: the years run backwards',
    ],
  ])('is refused with %s', (_, data, refusal) => {
    expect(refusalOf(data)).toBe(refusal);
  });

  it.each([
    ['no object', [], 'calendar: an object was expected'],
    ['no id', { ...good, id: ' ' }, 'calendar ?, id: a name was expected'],
    ['no country', { ...good, country: 7 }, 'calendar kz-test, country: a code of a country was expected'],
    [
      'years of five digits',
      { ...good, years: { from: 2012, to: 20130 } },
      'calendar kz-test, years: a first and a last year was expected',
    ],
    ['no days', { ...good, days: {} }, 'calendar kz-test, days: a list of days was expected'],
    [
      'a day that is silent on the week of six days',
      { ...good, days: [day('2012-03-08'), { ...day('2013-01-01'), dayOff6: undefined }] },
      'calendar kz-test, days[1].dayOff6: true or false was expected',
    ],
    [
      'a reason in two languages',
      { ...good, days: [{ ...day('2012-03-08'), reason: { kk: 'мереке', ru: 'праздник' } }] },
      'calendar kz-test, days[0].reason: a text in kk, ru and en was expected',
    ],
    [
      'a day that nobody vouches for',
      { ...good, days: [{ ...day('2012-03-08'), source: [] }] },
      'calendar kz-test, days[0].source: a list of sources was expected',
    ],
  ])('is refused as no edition with %s', (_, data, refusal) => {
    expect(refusalOf(data)).toBe(`not-an-edition: ${refusal}`);
  });
});
