import { misfits } from './schema-fit.ts';

const DAY = { type: 'string', format: 'date' };
const DOCUMENT = {
  components: { schemas: { Stop: { oneOf: [DAY, { type: 'null' }] } } },
};
const SCHEMA = {
  type: 'object',
  required: ['days', 'count'],
  properties: {
    days: { type: 'array', items: DAY },
    count: { type: 'integer' },
    kind: { enum: ['kept', 'late'] },
    stop: { $ref: '#/components/schemas/Stop' },
  },
};

describe('a value', () => {
  const fits = { days: ['2012-04-02'], count: 1, kind: 'late', stop: null };

  it('that is as its schema says has no misfit', () => {
    expect(misfits(DOCUMENT, SCHEMA, fits)).toEqual([]);
    expect(misfits(DOCUMENT, SCHEMA, { ...fits, stop: '2012-04-03' })).toEqual([]);
  });

  it.each<[object, string]>([
    [{ count: undefined }, '/count: undefined is no integer'],
    [{ count: 1.5 }, '/count: number is no integer'],
    [{ days: ['2012-04-02', 'soon'] }, '/days/1: "soon" has not its form'],
    [{ days: 'today' }, '/days: string is no array'],
    [{ kind: 'lost' }, '/kind: lost is no choice'],
    [{ stop: 7 }, '/stop: number is no string'],
    [{ colour: 'red' }, '/colour: is not described'],
  ])('with %j is named by its place', (change, misfit) => {
    expect(misfits(DOCUMENT, SCHEMA, { ...fits, ...change })).toEqual([misfit]);
  });

  it('that lacks what is required is named by its place', () => {
    expect(misfits(DOCUMENT, SCHEMA, { days: [] })).toEqual(['/count: is missing']);
  });
});
