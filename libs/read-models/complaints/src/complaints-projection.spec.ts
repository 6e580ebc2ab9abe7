import * as fc from 'fast-check';
import type { ReadDatabase } from '#libs/projections';
import { batchContract, onEachDatabase, partitionContract } from '#libs/testing';
import { totalOf } from './complaint.ts';
import { ComplaintQueries } from './complaint-queries.ts';
import { complaintsProjection } from './complaints-projection.ts';
import { stepsOf, storedEvents } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { allRows, readModelOf } from './testing/read-model.ts';

const COMMITTEE = { office: 'centres-committee', region: 'astana', addresseeKind: 'committee' };
const {
  lodged,
  registered,
  set,
  begun,
  extended,
  revised,
  missed,
  met,
  metLate,
  forwarded,
  answered,
  left,
  appealed,
} = stepsOf('c1', { application: 'a1' });
const open = [lodged(), registered(), set('2012-04-18'), begun()];

async function complaintAfter(...events: readonly ExampleEvent[]) {
  const database = await readModelOf(storedEvents(events));
  return new ComplaintQueries(database).get('c1');
}

onEachDatabase('the read model of complaints', () => {
  it('shows a complaint with its kind, its addressee, its application and its due day', async () => {
    expect(await complaintAfter(...open)).toEqual({
      id: 'c1',
      number: 'N-c1',
      standard: 'passport-and-id-card',
      parentId: 'a1',
      subject: 'rude-service',
      channel: 'by-hand',
      anonymous: false,
      addressee: 'astana-1',
      addresseeKind: 'centre-head',
      region: 'astana',
      state: 'underConsideration.examining',
      status: 'open',
      outcome: null,
      inCourt: false,
      lodgedAt: '2012-04-02T05:00:00.000Z',
      lodgedOn: '2012-04-02',
      registeredOn: '2012-04-03',
      incomingNumber: 'Ж-17',
      dueOn: '2012-04-18',
      dueAt: '2012-04-18T11:00:00.000Z',
      extended: false,
      closedOn: null,
      late: false,
    });
  });

  it('has no due day before it is registered', async () => {
    expect(await complaintAfter(lodged())).toMatchObject({ status: 'open', registeredOn: null, dueOn: null });
  });

  it('says how and when it was answered', async () => {
    const events = [...open, answered('2012-04-13', 'rejected'), met('2012-04-13')];
    expect(await complaintAfter(...events)).toMatchObject({
      status: 'answered',
      outcome: 'rejected',
      closedOn: '2012-04-13',
      late: false,
      inCourt: false,
    });
    expect(await complaintAfter(...events, appealed('2012-05-14'))).toMatchObject({
      status: 'answered',
      state: 'inCourt',
      inCourt: true,
      closedOn: '2012-04-13',
    });
  });

  it('says why it was not considered', async () => {
    expect(await complaintAfter(lodged(), registered(), left('2012-04-04', 'anonymous'))).toMatchObject({
      status: 'not-considered',
      outcome: 'anonymous',
      closedOn: '2012-04-04',
    });
  });

  it('is due later when its period was extended or its calendar revised', async () => {
    expect(await complaintAfter(...open, extended('2012-05-03'))).toMatchObject({
      dueOn: '2012-05-03',
      extended: true,
    });
    expect(await complaintAfter(...open, revised('2012-04-19'))).toMatchObject({
      dueOn: '2012-04-19',
      extended: false,
    });
  });

  it('is late from the due instant on, and stays late when it is answered at last', async () => {
    const late = [...open, missed('2012-04-18')];
    expect(await complaintAfter(...late)).toMatchObject({ status: 'open', late: true });
    expect(await complaintAfter(...late, answered('2012-04-20'), metLate('2012-04-20'))).toMatchObject({
      status: 'answered',
      late: true,
    });
  });

  it('is not late when the answer had been in time and was recorded late', async () => {
    const events = [...open, missed('2012-04-18'), answered('2012-04-17'), met('2012-04-17')];
    expect(await complaintAfter(...events)).toMatchObject({ late: false, closedOn: '2012-04-17' });
  });

  it('is judged by its consideration and not by the notice of an extension', async () => {
    const notice = stepsOf('c1', {}, 'notice-of-extension');
    const events = [...open, notice.set('2012-04-19', 'notice'), notice.missed('2012-04-19')];
    expect(await complaintAfter(...events)).toMatchObject({ dueOn: '2012-04-18', late: false });
  });

  it('begins anew where it is sent on to', async () => {
    // What a step does to the ledger is told at the office that the step leads to.
    const ended = stepsOf('c1', COMMITTEE).metLate('2012-04-19');
    const there = stepsOf('c1', COMMITTEE, 'consideration-15.2');
    const events = [...open, missed('2012-04-18'), forwarded('2012-04-19', COMMITTEE), ended];
    expect(await complaintAfter(...events)).toMatchObject({
      addressee: 'centres-committee',
      addresseeKind: 'committee',
      state: 'lodged',
      registeredOn: null,
      incomingNumber: null,
      dueOn: null,
      late: false,
    });
    const again = [...events, there.registered('2012-04-20', 'К-4'), there.set('2012-05-05')];
    expect(await complaintAfter(...again)).toMatchObject({ incomingNumber: 'К-4', dueOn: '2012-05-05' });
    expect(await complaintAfter(...again, missed('2012-05-01'))).toMatchObject({ late: false });
    expect(await complaintAfter(...again, there.missed('2012-05-05'))).toMatchObject({ late: true });
  });

  it('knows nothing of applications', async () => {
    const application = { ...lodged(), workflow: 'passport-and-id-card' };
    const rows = await allRows(await readModelOf(storedEvents([application])));
    expect(rows).toEqual({ complaints: [], complaint_counts: [] });
  });

  it('copies nothing personal', async () => {
    const [event] = storedEvents([lodged()]);
    const personal = { complainant: { surname: 'Ахметова' }, text: 'At window 4 I was shouted at.' };
    const rows = JSON.stringify(await allRows(await readModelOf([{ ...event!, personal }])));
    expect(rows).not.toMatch(/Ахметова|window 4/);
  });

  it('refuses a history with a gap or without its beginning, and writes nothing of its batch', async () => {
    const database = await readModelOf(storedEvents([lodged()]));
    const [, second, third] = storedEvents([lodged(), registered(), begun()]);
    const before = await allRows(database);
    const stranger = { ...second!, metadata: { ...second!.metadata, applicationId: 'c9' } };
    for (const event of [third!, stranger]) {
      const applied = database.writer
        .transaction()
        .execute((trx) => complaintsProjection.apply(trx, [event]));
      await expect(applied).rejects.toThrow(/complaint c/);
    }
    expect(await allRows(database)).toEqual(before);
  });

  const walk = fc
    .tuple(
      fc.constantFrom('c1', 'c2', 'c3'),
      fc.constantFrom({}, COMMITTEE),
      fc.array(fc.constantFrom('registered', 'set', 'missed', 'met', 'forwarded', 'answered'), {
        maxLength: 9,
      }),
    )
    .map(([id, kind, verbs]) => walked(id, kind, verbs));
  const walks = fc.uniqueArray(walk, {
    minLength: 1,
    maxLength: 3,
    selector: ([first]) => first!.complaint,
  });
  const logs = walks.map((each) => storedEvents(interleaved(each)));
  batchContract(complaintsProjection, logs, expectCountsOfRows);
  partitionContract(complaintsProjection, logs);
});

async function expectCountsOfRows(database: ReadDatabase): Promise<void> {
  const queries = new ComplaintQueries(database);
  const tallies = await queries.tallies({ by: 'addressee' });
  const { items } = await queries.list();
  for (const { value, open: openOnes, answeredLate } of tallies) {
    const there = items.filter(({ addressee }) => addressee === value);
    expect(there.filter(({ status }) => status === 'open')).toHaveLength(openOnes);
    const late = there.filter((item) => item.status === 'answered' && item.late);
    expect(late).toHaveLength(answeredLate);
  }
  const { open: openInAll, answered: answeredInAll } = totalOf(tallies);
  expect(openInAll + answeredInAll).toBe(items.length);
}

/** Steps and entries in any order: the read model takes the log as it is. */
function walked(id: string, kind: object, verbs: readonly string[]): readonly ExampleEvent[] {
  const steps = stepsOf(id, kind);
  const named: Readonly<Record<string, () => ExampleEvent>> = {
    registered: () => steps.registered(),
    set: () => steps.set('2012-04-18'),
    missed: () => steps.missed('2012-04-18'),
    met: () => steps.met('2012-04-17'),
    forwarded: () => steps.forwarded('2012-04-19', COMMITTEE),
    answered: () => steps.answered('2012-04-20'),
  };
  return [steps.lodged(), ...verbs.flatMap((verb) => named[verb]?.() ?? [])];
}

/** The walks at once: the first of each, then the second of each. */
function interleaved(walks: readonly (readonly ExampleEvent[])[]): readonly ExampleEvent[] {
  const longest = Math.max(...walks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => walks.flatMap((events) => events[index] ?? [])).flat();
}
