import * as fc from 'fast-check';
import { batchContract, onEachDatabase, partitionContract } from '#libs/testing';
import { ApplicationQueries } from './application-queries.ts';
import { applicationsProjection } from './applications-projection.ts';
import { storedEvents } from './testing/example-events.ts';
import type { ExampleStep } from './testing/example-events.ts';
import { allRows, readModelOf } from './testing/read-model.ts';

const akhmetova = { surname: 'Ахметова', givenName: 'Айгүл', patronymic: 'Сериковна', iin: '900101400017' };
const submitted: ExampleStep = {
  application: 'a1',
  type: 'ApplicationSubmitted',
  to: 'submitted',
  at: '2012-05-02T20:00:00Z',
  on: '2012-05-03',
  data: { number: 'A-17' },
  personal: { applicant: { ...akhmetova, birthDate: '1990-01-01' } },
};
const checked: ExampleStep = {
  application: 'a1',
  type: 'DocumentsChecked',
  to: 'checked',
  at: '2012-05-04T05:00:00.500Z',
};

async function given(...steps: ExampleStep[]) {
  const database = await readModelOf(storedEvents(steps));
  return { database, queries: new ApplicationQueries(database) };
}

onEachDatabase('the read model of applications', () => {
  it('shows an application as its last event left it, submitted when its first one says', async () => {
    const { queries } = await given(submitted, checked);
    expect(await queries.get('a1')).toEqual({
      id: 'a1',
      workflow: 'passport-and-id-card',
      edition: '2012-04-01',
      number: 'A-17',
      state: 'checked',
      office: 'almaty-1',
      region: 'almaty',
      parentId: null,
      submittedAt: '2012-05-02T20:00:00.000Z',
      submittedOn: '2012-05-03',
      updatedAt: '2012-05-04T05:00:00.500Z',
      revision: 1,
      position: 2n,
      applicant: { name: 'Ахметова Айгүл Сериковна', iin: '900101400017' },
    });
  });

  it('keeps what was submitted when a later event names no applicant and carries a number of something else', async () => {
    const { queries } = await given(submitted, { ...checked, data: { number: 'of a document' } });
    expect(await queries.get('a1')).toMatchObject({ number: 'A-17', applicant: { iin: '900101400017' } });
  });

  it.each([
    ['application', { application: { id: 'a1' } }],
    ['applicationId', { applicationId: 'a1' }],
  ])(
    'links a complaint to the application in its `%s`, under the name of the complainant',
    async (_, data) => {
      const complaint = { application: 'c1', workflow: 'complaint', to: 'received', data };
      const { queries } = await given(submitted, {
        ...complaint,
        personal: { complainant: { surname: 'Ким', givenName: 'Виктор' }, applicant: akhmetova },
      });
      expect(await queries.complaintsOf('a1')).toMatchObject([
        { id: 'c1', workflow: 'complaint', parentId: 'a1', applicant: { name: 'Ким Виктор', iin: null } },
      ]);
    },
  );

  it('finds a person by the new name only after a correction, in the same batch or a later one', async () => {
    const corrected = { ...checked, personal: { applicant: { surname: 'Омарова', givenName: 'Айгүл' } } };
    for (const sizes of [[], [1]]) {
      const queries = new ApplicationQueries(await readModelOf(storedEvents([submitted, corrected]), sizes));
      expect((await queries.list({ applicant: 'ахметова' })).items).toEqual([]);
      expect((await queries.list({ applicant: 'омарова айгүл' })).items).toHaveLength(1);
    }
  });

  it('counts an application where it stands now, and nowhere that it has passed', async () => {
    const { queries } = await given(submitted, { ...submitted, application: 'a2' }, checked);
    expect(await queries.counts({ by: 'state' })).toEqual([
      { workflow: 'passport-and-id-card', value: 'checked', count: 1 },
      { workflow: 'passport-and-id-card', value: 'submitted', count: 1 },
    ]);
    expect(await queries.counts({ by: 'office' })).toEqual([
      { workflow: 'passport-and-id-card', value: 'almaty-1', count: 2 },
    ]);
    expect(await queries.counts({ by: 'region', visibleOffices: ['astana-1'] })).toEqual([]);
  });

  it('refuses a history with a gap or without its beginning, and writes nothing of its batch', async () => {
    const { database } = await given(submitted);
    const [, second, third] = storedEvents([submitted, checked, checked]);
    const before = await allRows(database);
    for (const events of [
      [third!],
      [{ ...second!, metadata: { ...second!.metadata, applicationId: 'a9' } }],
    ]) {
      const applied = database.writer
        .transaction()
        .execute((trx) => applicationsProjection.apply(trx, events));
      await expect(applied).rejects.toThrow(/application a/);
    }
    expect(await allRows(database)).toEqual(before);
  });

  const step = fc.record({
    application: fc.constantFrom('a1', 'a2', 'a3', 'a4'),
    to: fc.constantFrom('submitted', 'checked', 'issued'),
    office: fc.constantFrom('almaty-1', 'astana-1'),
    personal: fc.constantFrom({ applicant: akhmetova }, { applicant: { surname: 'Ким' } }, {}),
  });
  const logs = fc.array(step, { minLength: 1, maxLength: 40 }).map(storedEvents);
  batchContract(applicationsProjection, logs);
  partitionContract(applicationsProjection, logs);
});
