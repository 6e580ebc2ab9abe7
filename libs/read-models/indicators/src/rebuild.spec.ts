import { rebuildContract } from '#libs/testing';
import { indicatorsProjection } from './indicators-projection.ts';
import { answer, information, ledgerOf, storedEvents, target } from './testing/example-events.ts';

const events = storedEvents(
  Array.from({ length: 30 }, (_, index) => {
    const day = `2012-04-${String((index % 28) + 1).padStart(2, '0')}`;
    const { set, missed, met } = ledgerOf(`a${index % 17}`, { office: `office-${index % 3}` });
    return [
      set(day),
      index % 3 === 0 ? missed(day) : met(day),
      answer(`a${index}`, 'courtesy', index % 2 === 0, day),
      target('timely-provision', 2012 + (index % 2), index, String(index)),
      information('residence-registration', day, index % 2 === 0 ? 'http://www.mvd.kz' : null),
    ];
  }).flat(),
);

rebuildContract(indicatorsProjection, {
  events,
  stops: [40, 90],
  batch: 20,
  rows: { indicator_cases: 17 + 30, indicator_targets: 2 },
});
