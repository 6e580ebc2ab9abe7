import { rebuildContract } from '#libs/testing';
import { complaintsProjection } from './complaints-projection.ts';
import { stepsOf, storedEvents } from './testing/example-events.ts';

const complaints = Array.from({ length: 20 }, (_, index) =>
  stepsOf(`c${index}`, { office: `office-${index % 3}` }),
);
const events = storedEvents([
  ...complaints.map(({ lodged }) => lodged()),
  ...complaints.map(({ registered }) => registered()),
  ...complaints.map(({ set }) => set('2012-04-18')),
  ...complaints.flatMap(({ missed }, index) => (index % 3 === 0 ? [missed('2012-04-18')] : [])),
  ...complaints.flatMap(({ answered }, index) => (index % 2 === 0 ? [answered('2012-04-20')] : [])),
]);

rebuildContract(complaintsProjection, { events, stops: [30, 55], batch: 11, rows: { complaints: 20 } });
