import { derivationText } from './derivation-text.ts';
import type { Derivation } from './derivation.ts';

const MONTH: Derivation = {
  start: { at: '2012-03-31T04:05:00.000Z', on: '2012-03-31' },
  timeZone: 'Asia/Almaty',
  clause: 'passport-and-id-card:7.1',
  period: { unit: 'month', count: 1 },
  rules: { firstDay: 'not-counted', count: 'nth-day', lastDayOff: 'moves-on', dayEnds: 'office-closes' },
  calendar: { id: 'kz-2026.1', country: 'KZ', week: 5 },
  steps: [
    { kind: 'months', date: '2012-04-30', count: 1, sameDayNumber: false },
    {
      kind: 'skipped',
      date: '2012-04-30',
      reason: {
        kk: '28.04.2012 күнінен ауыстырылған демалыс',
        ru: 'Перенос дня отдыха',
        en: 'Day off moved',
      },
      source: ['decree 458', 'a newspaper'],
    },
    { kind: 'moved', from: '2012-04-30', to: '2012-05-02' },
  ],
  due: { on: '2012-05-02', at: '2012-05-02T14:00:00.000Z', ending: 'office-closes' },
};

describe('a derivation in words', () => {
  it('is told in English', () => {
    expect(derivationText(MONTH, 'en')).toEqual([
      'The period starts on Saturday, 31 March 2012, at 10:05 (local time of the office).',
      'It is set by clause passport-and-id-card:7.1.',
      'Length of the period: 1 month.',
      'The day of the start is not counted.',
      'Working days are those of calendar kz-2026.1, with a week of five working days.',
      '1 month later there is no such day of the month, so its last day is taken: Monday, 30 April 2012.',
      'Not a working day: Monday, 30 April 2012 – Day off moved (source: decree 458; a newspaper).',
      'The last day (Monday, 30 April 2012) is not a working day, so the period ends on the next working day: Wednesday, 2 May 2012.',
      'Due: Wednesday, 2 May 2012, by 20:00, when the office closes.',
    ]);
  });

  it('is told in Russian', () => {
    expect(derivationText(MONTH, 'ru')).toEqual([
      'Начало срока: 31 марта 2012 года, суббота, 10:05 (по местному времени учреждения).',
      'Основание: пункт passport-and-id-card:7.1.',
      'Продолжительность срока: 1 месяц.',
      'День начала в срок не засчитывается.',
      'Рабочие дни определяются по календарю kz-2026.1 при пятидневной рабочей неделе.',
      'Через 1 месяц такого числа нет, поэтому берётся последний день месяца: 30 апреля 2012 года, понедельник.',
      'Нерабочий день: 30 апреля 2012 года, понедельник – Перенос дня отдыха (источник: decree 458; a newspaper).',
      'Последний день (30 апреля 2012 года, понедельник) – нерабочий, поэтому срок истекает в следующий рабочий день: 2 мая 2012 года, среда.',
      'Срок истекает: 2 мая 2012 года, среда, в 20:00 (закрытие учреждения).',
    ]);
  });

  it('is told in Kazakh', () => {
    expect(derivationText(MONTH, 'kk')).toEqual([
      'Мерзімнің басталуы: 2012 жылғы 31 наурыз, сенбі, сағат 10:05 (мекеменің жергілікті уақыты).',
      'Негіздеме: passport-and-id-card:7.1 тармағы.',
      'Мерзімнің ұзақтығы: 1 ай.',
      'Басталған күн мерзімге кірмейді.',
      'Жұмыс күндері kz-2026.1 күнтізбесі бойынша, бес күндік жұмыс аптасымен анықталады.',
      '1 айдан кейін мұндай күн жоқ, сондықтан айдың соңғы күні алынады: 2012 жылғы 30 сәуір, дүйсенбі.',
      'Жұмыс күні емес: 2012 жылғы 30 сәуір, дүйсенбі – 28.04.2012 күнінен ауыстырылған демалыс (дереккөз: decree 458; a newspaper).',
      'Соңғы күн (2012 жылғы 30 сәуір, дүйсенбі) жұмыс күні емес, сондықтан мерзім келесі жұмыс күні аяқталады: 2012 жылғы 2 мамыр, сәрсенбі.',
      'Мерзімнің аяқталуы: 2012 жылғы 2 мамыр, сәрсенбі, сағат 20:00 (мекеменің жабылатын уақыты).',
    ]);
  });

  it.each([
    [
      'kk',
      'Соңғы күн (2012 жылғы 30 сәуір, дүйсенбі) жұмыс күні емес, бірақ мерзім сол күні аяқталады: ол кейінге жылжымайды.',
    ],
    [
      'ru',
      'Последний день (30 апреля 2012 года, понедельник) – нерабочий, но срок истекает в этот день: перенос не применяется.',
    ],
    [
      'en',
      'The last day (Monday, 30 April 2012) is not a working day, yet the period ends on it: it does not move on.',
    ],
  ] as const)('tells in %s of a last day off that does not move on', (language, sentence) => {
    const steps = [{ kind: 'stays', date: '2012-04-30' }] as const;
    expect(derivationText({ ...MONTH, steps }, language)[5]).toBe(sentence);
  });

  it.each([
    [
      'kk',
      'Аяқталатын күн де мерзімге кірмейді, сондықтан соңғы күн бір күнге кейін болады: 2012 жылғы 1 мамыр, сейсенбі.',
    ],
    [
      'ru',
      'День окончания тоже не засчитывается, поэтому последний день – на один день позже: 1 мая 2012 года, вторник.',
    ],
    [
      'en',
      'The day of the end is not counted either, so the last day is one day later: Tuesday, 1 May 2012.',
    ],
  ] as const)('tells in %s of the day of the end left out', (language, sentence) => {
    const steps = [{ kind: 'full-days', date: '2012-05-01' }] as const;
    expect(derivationText({ ...MONTH, steps }, language)[5]).toBe(sentence);
  });

  const lengthOf = (period: Derivation['period'], language: 'kk' | 'ru' | 'en') =>
    derivationText({ ...MONTH, period, steps: [] }, language)[2];

  it.each([
    [1, '1 рабочий день', '1 working day', '1 жұмыс күні'],
    [3, '3 рабочих дня', '3 working days', '3 жұмыс күні'],
    [11, '11 рабочих дней', '11 working days', '11 жұмыс күні'],
    [15, '15 рабочих дней', '15 working days', '15 жұмыс күні'],
    [21, '21 рабочий день', '21 working days', '21 жұмыс күні'],
  ])('counts %d in each language’s way', (count, ru, en, kk) => {
    const period = { unit: 'workingDays', count } as const;
    expect([lengthOf(period, 'ru'), lengthOf(period, 'en'), lengthOf(period, 'kk')]).toEqual([
      `Продолжительность срока: ${ru}.`,
      `Length of the period: ${en}.`,
      `Мерзімнің ұзақтығы: ${kk}.`,
    ]);
  });

  it('names midnight as 24:00, and no source for a weekend', () => {
    const told = derivationText(
      {
        ...MONTH,
        period: { unit: 'workingDays', count: 1 },
        steps: [
          {
            kind: 'skipped',
            date: '2012-04-01',
            reason: { kk: 'апталық демалыс күні', ru: 'еженедельный выходной день', en: 'weekly day off' },
            source: [],
          },
          { kind: 'counted', date: '2012-04-02', ordinal: 1 },
        ],
        due: { on: '2012-04-02', at: '2012-04-02T17:59:59.999Z', ending: 'midnight' },
      },
      'en',
    );
    expect(told.slice(-3)).toEqual([
      'Not a working day: Sunday, 1 April 2012 – weekly day off.',
      'Day 1: Monday, 2 April 2012.',
      'Due: Monday, 2 April 2012, by 24:00.',
    ]);
  });

  it('says nothing of days where minutes are counted', () => {
    const told = derivationText(
      {
        ...MONTH,
        period: { unit: 'minutes', count: 30 },
        steps: [],
        due: { on: '2012-03-31', at: '2012-03-31T04:35:00.000Z', ending: 'minutes' },
      },
      'ru',
    );
    expect(told.slice(2)).toEqual([
      'Продолжительность срока: 30 минут.',
      'Срок истекает: 31 марта 2012 года, суббота, в 10:35.',
    ]);
  });
});
