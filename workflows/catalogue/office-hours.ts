import type { Text } from '#libs/contract';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Wall-clock hours in the time zone of the office, HH:MM. */
export interface Opening {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** When something is open. Public holidays are always closed. Data only: the calendar calculates. */
export interface OfficeHours {
  readonly title: Text;
  readonly openings: readonly Opening[];
  readonly breaks: readonly { readonly from: string; readonly to: string }[];
  /** False where the decree gives hours but not the days of the week; `openings` then has our reading. */
  readonly daysStated: boolean;
  readonly clauses: readonly string[];
}

const MON_TO_FRI = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const LUNCH = { from: '13:00', to: '14:30' } as const;
const WITH_CENTRE_HOURS = ['passport-and-id-card', 'residence-registration', 'residence-deregistration'];
const ALL = [...WITH_CENTRE_HOURS, 'temporary-id-card'];

const clausesOf = (standards: readonly string[], ...clauses: string[]) =>
  standards.flatMap((standard) => clauses.map((clause) => `${standard}:${clause}`));

export type HoursId = 'centre' | 'representative-office' | 'temporary-id-card' | 'complaints';

/** All hours of the decree. Where two texts give different hours, both stand here and a setting chooses (H6). */
export const OFFICE_HOURS: Readonly<Record<HoursId, OfficeHours>> = {
  centre: {
    title: {
      kk: 'Орталықтың жұмыс кестесі',
      ru: 'График работы Центра',
      en: 'Working hours of the Centre',
    },
    openings: [
      { days: MON_TO_FRI, from: '09:00', to: '20:00' },
      { days: ['sat'], from: '09:00', to: '13:00' },
    ],
    breaks: [],
    daysStated: true,
    clauses: clausesOf(WITH_CENTRE_HOURS, '9', '9.p3', '9.p4', '9.p5'),
  },
  'representative-office': {
    title: {
      kk: 'Орталық өкілдігінің қабылдау уақыты',
      ru: 'Время приёма в представительствах Центра',
      en: 'Reception hours at representative offices of the Centre',
    },
    // Days are not stated: those of the Centre are taken.
    openings: [{ days: [...MON_TO_FRI, 'sat'], from: '09:00', to: '18:30' }],
    breaks: [],
    daysStated: false,
    clauses: clausesOf(WITH_CENTRE_HOURS, '9.p6'),
  },
  'temporary-id-card': {
    title: {
      kk: 'Уақытша жеке куәлікке құжат қабылдау уақыты',
      ru: 'Время приёма документов на временное удостоверение личности',
      en: 'Reception hours for temporary identity cards',
    },
    // "Except days off": Saturday is taken for one, as the back office keeps a week of five days (H6).
    openings: [{ days: MON_TO_FRI, from: '09:00', to: '18:30' }],
    breaks: [LUNCH],
    daysStated: false,
    clauses: ['temporary-id-card:9'],
  },
  complaints: {
    title: {
      kk: 'Шағымдарды қабылдау уақыты',
      ru: 'Время приёма жалоб',
      en: 'Hours for handing in complaints',
    },
    openings: [{ days: MON_TO_FRI, from: '09:00', to: '17:00' }],
    breaks: [LUNCH],
    daysStated: true,
    clauses: clausesOf(ALL, '21', '21.p2'),
  },
};
