import { boolean, day, instant, number, position, text, textOrNull, uuid } from './primitive-schemas.ts';
import { listOf, nullable, object, ref, type Schema } from './schema-parts.ts';

const week: Schema = { enum: [5, 6], description: 'Working days in a week.' };
const edition = {
  id: text,
  country: text,
  years: object({ from: number, to: number }),
  basedOn: { ...textOrNull, description: 'The edition that it revises.' },
};

export const CALENDAR_SCHEMAS: Readonly<Record<string, Schema>> = {
  CalendarEdition: object({ ...edition, current: boolean }),
  Calendar: object({ ...edition, week, editions: listOf(ref('CalendarEdition')) }),
  CalendarDay: object({
    date: day,
    working: boolean,
    kind: { enum: ['weekday', 'weekend', 'listed'], description: '`listed`: by an entry of the calendar.' },
    reason: nullable(ref('Text')),
    source: { ...listOf(text), description: 'The acts and publications that say so.' },
    movedFrom: { ...nullable(day), description: 'The day off that was moved here.' },
  }),
  CalendarDays: object({ edition: text, week, items: listOf(ref('CalendarDay')) }),
  MovedDeadline: object({
    id: text,
    applicationId: uuid,
    standard: text,
    limit: text,
    office: text,
    calendar: text,
    dueOn: day,
    dueAt: instant,
    newDueOn: day,
    newDueAt: instant,
  }),
  RevisionPreview: object({
    edition: object({ id: edition.id, basedOn: edition.basedOn, years: edition.years }),
    moved: { ...number, description: 'All of them, whatever the page.' },
    groups: listOf(object({ office: text, standard: text, moved: number })),
    items: listOf(ref('MovedDeadline')),
    next: { ...textOrNull, description: 'Cursor of the next page.' },
  }),
  RevisionApplied: object({
    edition: text,
    moved: {
      ...number,
      description: 'How many were moved now; 0 where the revision had been applied before.',
    },
    position: { ...position, description: 'Of the last move, 0 where there is none; pass it on as `after`.' },
  }),
};
