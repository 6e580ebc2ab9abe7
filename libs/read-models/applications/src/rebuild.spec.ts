import { rebuildContract } from '#libs/testing';
import { applicationsProjection } from './applications-projection.ts';
import { storedEvents, type ExampleStep } from './testing/example-events.ts';

const applicant = { surname: 'Ахметова', givenName: 'Айгүл', iin: '900101400017' };
const steps: ExampleStep[] = Array.from({ length: 120 }, (_, index) => ({
  application: `a${index % 17}`,
  to: ['submitted', 'checked', 'produced'][index % 3] ?? 'issued',
  office: `office-${index % 5}`,
  data: { number: `N-${index}`, nested: { list: [index, 'ә', null] } },
  ...(index % 4 === 0 ? { personal: { applicant } } : {}),
}));

rebuildContract(applicationsProjection, {
  events: storedEvents(steps),
  stops: [40, 80],
  batch: 50,
  rows: { application_steps: 120, applications: 17 },
});
