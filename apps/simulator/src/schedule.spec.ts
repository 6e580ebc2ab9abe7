import { allWorkflows, registerWorkflows } from '#apps/workflows';
import { isRegister } from '#libs/contract';
import { checkInput } from '#libs/input';
import { PARAGRAPHS, timeZoneOfOffice } from '#workflows/catalogue';
import type { PlannedStep } from './dossier.ts';
import { weekdayOf } from './days.ts';
import { batchesOf, schedule, type Span } from './schedule.ts';

const SPAN: Span = { applications: 500, days: 150, seed: 3, until: new Date('2013-02-28T18:00:00Z') };
const DAYS = [...schedule(SPAN)];
const STEPS = DAYS.flatMap(({ steps }) => steps);

const typesOf = (steps: readonly PlannedStep[]) => new Set(steps.map(({ command }) => command.type));
const begun = (workflow: string) =>
  STEPS.filter(({ command }) => command.workflow === workflow && command.type === 'SubmitApplication');

describe('a simulated schedule', () => {
  it('has as many applications as were asked for, of all standards, documents most', () => {
    const numbers = [...new Set(PARAGRAPHS.map(({ standard }) => standard))].map((id) => begun(id).length);
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(SPAN.applications);
    expect(Math.min(...numbers)).toBeGreaterThan(10);
    expect(begun('passport-and-id-card').length).toBeGreaterThan(SPAN.applications * 0.4);
    expect(DAYS.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(SPAN.applications);
  });

  it('has refusals, and mistakes that the law should refuse, but few', () => {
    const refused = STEPS.filter(({ command }) => command.type === 'RefuseApplication').length;
    const mistaken = STEPS.filter((step) => step.mistaken);
    expect(refused).toBeGreaterThan(5);
    expect(refused).toBeLessThan(SPAN.applications * 0.1);
    expect(typesOf(mistaken)).toEqual(new Set(['CheckDocuments', 'SettleDuty', 'HandOverResult']));
  });

  it('has results late and results that nobody collects', () => {
    const byApplication = Map.groupBy(
      begunAndAfter('passport-and-id-card'),
      ({ command }) => command.applicationId,
    );
    const days = [...byApplication.values()].flatMap((steps) => {
      const produced = steps.find(({ command }) => command.type === 'ProduceResult');
      return produced ? [(produced.at - (steps[0]?.at ?? 0)) / 86_400_000] : [];
    });
    expect(days.filter((taken) => taken > 31).length).toBeGreaterThan(0);
    expect(days.filter((taken) => taken <= 31).length).toBeGreaterThan(days.length * 0.8);
    const open = [...byApplication.values()].filter((steps) => !finished(steps));
    expect(open.length).toBeGreaterThan(0);
  });

  it('has consumers who answer after their application is closed, most of them content, not all', () => {
    const answers = STEPS.filter(({ command }) => command.workflow === 'survey');
    const answered = answers.map(({ command }) => command.data as { satisfied: boolean });
    const content = answered.filter(({ satisfied }) => satisfied).length;
    expect(content).toBeGreaterThan(answers.length / 2);
    expect(content).toBeLessThan(answers.length);
    for (const { command, at } of answers) {
      const { application } = command.data as { application: { id: string } };
      const closed = STEPS.filter((step) => step.command.applicationId === application.id);
      expect(finished(closed) && (closed.at(-1)?.at ?? at) < at).toBe(true);
    }
  });

  it('begins with the targets of its years and with what is published, in every simulation the same', () => {
    const registers = ({ steps }: { steps: readonly PlannedStep[] }) =>
      steps
        .map(({ command }) => command)
        .filter(({ workflow }) => isRegister(workflow) && workflow !== 'survey');
    const said = registers({ steps: STEPS });
    expect(said).toHaveLength(6 * 4 * 2 + 4);
    const other = [...schedule({ ...SPAN, seed: 5, applications: 20 })].flatMap((day) => registers(day));
    expect(other).toEqual(said);
  });

  it('gives commands whose data the standards take, each of them', () => {
    const workflows = [...allWorkflows(), ...registerWorkflows()];
    const rules = new Map(workflows.map(({ id, commands }) => [id, commands]));
    for (const { command } of STEPS) {
      const rule = rules.get(command.workflow)?.[command.type];
      const checked = checkInput(rule?.input as new () => object, command.data);
      expect(JSON.parse(JSON.stringify(checked))).toEqual(command.data);
      expect(rule?.by).toContain(command.actor.roles[0]);
    }
  });

  it('goes on in order of time, in daylight, never on a Sunday and never after its end', () => {
    const times = STEPS.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.at(-1)).toBeLessThanOrEqual(SPAN.until.getTime());
    const atOffices = STEPS.filter(({ command }) => command.actor.office !== null);
    for (const { command } of atOffices) {
      const hour = hourAt(command.occurredAt, command.actor.office ?? '');
      expect(hour).toBeGreaterThanOrEqual(9);
      expect(hour).toBeLessThanOrEqual(21);
      expect(weekdayOf(command.occurredAt.slice(0, 10))).not.toBe('sun');
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect([...schedule(SPAN)]).toEqual(DAYS);
    expect([...schedule({ ...SPAN, seed: 4 })]).not.toEqual(DAYS);
  });

  it('is divided into batches in which no application waits for itself', () => {
    for (const { steps } of DAYS) {
      const batches = [...batchesOf(steps)];
      expect(batches.flat()).toEqual(steps);
      for (const batch of batches) {
        expect(new Set(batch.map(({ command }) => command.applicationId)).size).toBe(batch.length);
      }
    }
  });

  it.each([
    ['begin before the decree', { ...SPAN, until: new Date('2012-04-01T18:00:00Z') }],
    ['end after the last known index', { ...SPAN, until: new Date('2027-02-01T18:00:00Z') }],
    ['have no day on which a Centre is open', { ...SPAN, days: 1, until: new Date('2012-12-16T18:00:00Z') }],
  ])('cannot %s', (_, span) => {
    expect(() => [...schedule(span)]).toThrow(expect.objectContaining({ code: 'bad-configuration' }));
  });
});

function begunAndAfter(workflow: string): readonly PlannedStep[] {
  return STEPS.filter(({ command }) => command.workflow === workflow);
}

const finished = (steps: readonly PlannedStep[]) =>
  steps.some(
    ({ command: { type }, mistaken }) => !mistaken && ['HandOverResult', 'RefuseApplication'].includes(type),
  );

function hourAt(instant: string, office: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timeZoneOfOffice(office), hour: '2-digit' });
  return Number(format.format(Date.parse(instant)));
}
