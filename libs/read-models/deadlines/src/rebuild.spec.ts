import { rebuildContract } from '#libs/testing';
import { deadlinesProjection } from './deadlines-projection.ts';
import { application, ledgerOf, ORDINARY, storedEvents } from './testing/example-events.ts';

/** Thirty applications, told one after another's step: set, ready, missed, ended, some left open. */
const steps = [0, 1, 2, 3, 4].flatMap((stage) =>
  Array.from({ length: 30 }, (_, number) => {
    const { step, set, entry, met } = ledgerOf(application(number), { office: `office-${number % 5}` });
    const late = met('2012-04-18T06:00:00.000Z', { over: { calendarDays: 2, workingDays: 2 } });
    const stages = [
      step('ApplicationSubmitted', 'submitted'),
      set(),
      step('ResultProduced', 'produced', '2012-04-10T05:00:00.000Z'),
      entry('DeadlineMissed', ORDINARY.dueAt),
      number % 3 === 0 ? met(ORDINARY.dueAt) : { ...late, type: 'DeadlineMetLate' },
    ];
    return stage === 4 && number % 3 === 1 ? [] : [stages[stage]!];
  }).flat(),
);

rebuildContract(deadlinesProjection, {
  events: storedEvents(steps),
  stops: [50, 100],
  batch: 40,
  rows: { deadlines: 30, deadline_open_counts: 5 },
});
