import { rmSync } from 'node:fs';
import { newDataDir, printed, qadam } from './support/qadam.ts';
import { deadlinesOf, logOf, SIX_COMPLAINTS } from './support/simulated.ts';

const dataDir = newDataDir();
const simulated = qadam(dataDir, ...SIX_COMPLAINTS);
const log = await logOf(dataDir);
const deadlines = deadlinesOf(log);

afterAll(() => rmSync(dataDir, { recursive: true }));

describe('qadam complaints', () => {
  const complaints = log.filter(({ type }) => type === 'ComplaintLodged');
  const answered = log.filter(({ type }) => type === 'ComplaintAnswered');
  const late = deadlines.filter(({ kind, status }) => kind === 'consideration' && status === 'met-late');
  const lodgedIn = (month: string) =>
    complaints.filter(({ metadata }) => metadata.occurredOn.startsWith(month)).length;

  it.each(['addressee', 'addressee-kind', 'month'])('counts every complaint once by %s', (by) => {
    const { total } = printed(qadam(dataDir, 'complaints', '--by', by, '--json'));
    expect(simulated.code).toBe(0);
    expect(late.length).toBeGreaterThan(0);
    expect(total).toEqual({
      open: complaints.length - answered.length,
      openLate: 0,
      answered: answered.length,
      answeredLate: late.length,
      notConsidered: 0,
    });
  });

  it('counts those of some months alone, which are those in which they were lodged', () => {
    const args = ['complaints', '--period', '2012-06', '--by', 'month'] as const;
    const { tallies, total } = printed(qadam(dataDir, ...args, '--json')) as {
      tallies: readonly { value: string }[];
      total: Record<string, number>;
    };
    expect(tallies.map(({ value }) => value)).toEqual(['2012-06']);
    expect((total['open'] ?? 0) + (total['answered'] ?? 0)).toBe(lodgedIn('2012-06'));
    expect(qadam(dataDir, 'complaints', '--period', '2011').out).toBe(
      'Complaints by addressee, lodged in 2011\nNone.\n',
    );
  });

  it('names what a line is for, in CSV as well', () => {
    const { out } = qadam(dataDir, 'complaints', '--by', 'channel', '--lang', 'ru');
    expect(out).toMatch(/^written +\d.+ Письменно$/m);
    expect(out).toMatch(/^all +1 +0 +5 +2 +0$/m);
    const csv = qadam(dataDir, 'complaints', '--by', 'subject', '--csv').out.split('\r\n');
    expect(csv[0]).toBe('value,open,openLate,answered,answeredLate,notConsidered');
  });
});

describe('qadam complaints list', () => {
  interface Complaint {
    readonly id: string;
    readonly addressee: string;
    readonly lodgedAt: string;
    readonly dueAt: string;
    readonly status: string;
    readonly late: boolean;
  }
  const listed = (...args: string[]) =>
    JSON.parse(qadam(dataDir, 'complaints', 'list', ...args, '--json').out) as readonly Complaint[];
  const all = listed();
  const lodged = log.filter(({ type }) => type === 'ComplaintLodged');

  it('lists every complaint of the log, newest first', () => {
    expect(all.map(({ id }) => id).toSorted()).toEqual(
      lodged.map(({ metadata }) => metadata.applicationId).toSorted(),
    );
    const instants = all.map(({ lodgedAt }) => lodgedAt);
    expect(instants).toEqual(instants.toSorted().toReversed());
  });

  it('lists what is due first when it is asked so', () => {
    const due = listed('--order', 'due').map(({ dueAt }) => dueAt);
    expect(due).toHaveLength(all.length);
    expect(due).toEqual(due.toSorted());
  });

  it('narrows by status, lateness, addressee and month', () => {
    const only = (holds: (complaint: Complaint) => boolean, ...args: string[]) => {
      const expected = all.filter(holds);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(all.length);
      expect(listed(...args)).toEqual(expected);
    };
    only(({ status }) => status === 'open', '--status', 'open');
    only(({ late }) => late, '--late');
    const { addressee = '' } = all[0] ?? {};
    only((complaint) => complaint.addressee === addressee, '--office', addressee);
    only(({ lodgedAt }) => lodgedAt.startsWith('2012-05'), '--period', '2012-05');
    expect(listed('--period', '2011')).toEqual([]);
  });

  it('says how a complaint stands, and nothing of who complains', () => {
    const { out } = qadam(dataDir, 'complaints', 'list', '--late');
    expect(out).toMatch(/ answered, 2012-06-\d\d, rejected +due 2012-06-\d\d, late /);
    const csv = qadam(dataDir, 'complaints', 'list', '--csv').out.trimEnd().split('\r\n');
    expect(csv).toHaveLength(all.length + 1);
    expect(csv[0]).not.toMatch(/complainant|text/);
  });
});
