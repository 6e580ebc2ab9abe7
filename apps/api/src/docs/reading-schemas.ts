import { TURNED_READINGS } from '#libs/read-models/deadlines';
import { VERDICTS } from '../deadlines/deadline-parameters.ts';
import { day, instant, number } from './primitive-schemas.ts';
import { nullable, object, page, ref, type Schema } from './schema-parts.ts';

const verdict: Schema = { enum: VERDICTS };

/** What the other readings of the law's words on time would change. */
export const READING_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReadingReport: object({
    reading: { enum: TURNED_READINGS },
    title: ref('Text'),
    touched: { ...number, description: 'Deadlines that the reading touches.' },
    toLate: { ...number, description: 'From kept, or not late yet, to late.' },
    toKept: { ...number, description: 'From late to kept, or to not late yet.' },
  }),
  ReadingChange: object({
    turn: { enum: ['to-late', 'to-kept'] },
    was: verdict,
    would: verdict,
    under: object({ dueOn: day, dueAt: instant, stoppedAt: nullable(instant) }),
    deadline: ref('ListedDeadline'),
  }),
  ReadingChangePage: page('ReadingChange'),
};
