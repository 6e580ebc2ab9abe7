import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { applicationNumber, isLedgerEvent, type StoredEvent } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { newDataDir, printed, qadam } from './support/qadam.ts';

const SIMULATION = ['simulate', '--applications', '40', '--seed', '7', '--days', '20', '--json'] as const;

const dataDir = newDataDir();
const made = [dataDir];
const simulated = qadam(dataDir, ...SIMULATION);
const log = await readLog(dataDir);
const steps = log.filter(({ type }) => !isLedgerEvent(type));
/** The first application; before it come targets and other registers. */
const first = log.find(({ metadata }) => metadata.workflow.id === 'passport-and-id-card') as StoredEvent;

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

describe('qadam simulate', () => {
  it('says what it has done', () => {
    expect(simulated).toMatchObject({ code: 0, err: '' });
    expect(printed(simulated)).toMatchObject({ applications: 40, accepted: steps.length, unexpected: {} });
  });

  it('gives the same stream for the same seed, to the byte', () => {
    const other = copyOf();
    rmSync(fileIn(other));
    expect(qadam(other, ...SIMULATION).code).toBe(0);
    expect(readFileSync(fileIn(other)).equals(readFileSync(fileIn(dataDir)))).toBe(true);
  });

  it('adds nothing when it is repeated', () => {
    expect(printed(qadam(dataDir, ...SIMULATION))).toMatchObject({ accepted: 0, repeated: steps.length });
  });

  it('leaves a store alone that a service has open, while others may read it', async () => {
    const service = await SqliteEventStore.open({ file: fileIn(dataDir) });
    try {
      const { code, err } = qadam(dataDir, ...SIMULATION);
      expect(code).toBe(1);
      expect(err).toMatch(/^qadam: .+stop the service.+ \[store-locked\]\n$/);
      expect(qadam(dataDir, 'replay').code).toBe(0);
      expect(qadam(dataDir, 'check-store').code).toBe(0);
    } finally {
      await service.close();
    }
  });
});

describe('qadam trace', () => {
  const { applicationId } = first.metadata;
  const history = log.filter(({ stream }) => stream === first.stream);

  it('tells a history by id and by number, with what is possible next', () => {
    const byId = qadam(dataDir, 'trace', applicationId);
    expect(byId.code).toBe(0);
    expect(qadam(dataDir, 'trace', applicationNumber(applicationId))).toEqual(byId);
    const lines = byId.out.split('\n').filter((line) => /^\d{4}-/.test(line));
    expect(lines).toHaveLength(history.length);
    expect(lines[0]).toContain(`${first.metadata.from} → ${first.metadata.to}`);
    expect(byId.out).toMatch(/State: .+\n(Possible next:|Nothing more is possible)/);
  });

  it('tells of each deadline when it is due', () => {
    const { out } = qadam(dataDir, 'trace', applicationId);
    expect(out).toMatch(/DeadlineSet +[\w.-]+: due \d{4}-\d{2}-\d{2} \d{2}:\d{2} /);
    expect(out).toMatch(/DeadlineMet(Late)? +[\w.-]+: /);
  });

  it('gives it as JSON with the state to which the last event led', () => {
    const trace = printed(qadam(dataDir, 'trace', applicationId, '--json'));
    expect(trace).toMatchObject({ id: applicationId, state: history.at(-1)?.metadata.to });
    expect(trace['steps']).toHaveLength(history.length);
  });

  it('keeps personal data to itself unless it is asked for them', () => {
    const { surname } = personalOf(first)['applicant'] as { surname: string };
    expect(qadam(dataDir, 'trace', applicationId).out).not.toContain(surname);
    expect(qadam(dataDir, 'trace', applicationId, '--json').out).not.toContain(surname);
    expect(qadam(dataDir, 'trace', applicationId, '--personal').out).toContain(surname);
  });

  it('knows no application of another id or installation', () => {
    expect(qadam(dataDir, 'trace', 'K7QX-9M2P-4DTR').err).toContain('[unknown-application]');
    expect(qadam(dataDir, 'trace', applicationId.replace(/.$/, 'x')).code).toBe(1);
  });
});

describe('qadam replay', () => {
  it('folds every history', () => {
    const streams = new Set(log.map(({ stream }) => stream)).size;
    const report = { sound: true, histories: streams, events: log.length, diverged: null };
    expect(printed(qadam(dataDir, 'replay', '--json'))).toEqual(report);
  });

  it('names the first history that leads elsewhere than was recorded', () => {
    const other = copyOf();
    change(
      other,
      `UPDATE events SET body = replace(body, '"to":"checked"', '"to":"issued"') WHERE position > 9`,
    );
    const { code, out } = qadam(other, 'replay');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^qadam\.\w+-[0-9a-f-]+@\d+ DocumentsChecked .+leads to "checked", recorded was "issued"/,
    );
  });

  it('notices events without a beginning', () => {
    const other = copyOf();
    change(other, `DELETE FROM events WHERE position = ${first.position}`);
    const { code, out } = qadam(other, 'replay');
    expect(code).toBe(1);
    expect(out).toContain('without a beginning');
  });
});

describe('qadam check-store', () => {
  it('finds a sound store sound', () => {
    const { code, out } = qadam(dataDir, 'check-store');
    expect(code).toBe(0);
    expect(out).toContain(`${log.length} events`);
  });

  it('finds a single changed byte', () => {
    const other = copyOf();
    const bytes = readFileSync(fileIn(other));
    const at = bytes.indexOf('"channel":"hqt-tp"') + '"channel":"'.length;
    bytes[at] = 'g'.charCodeAt(0);
    writeFileSync(fileIn(other), bytes);
    const ended = qadam(other, 'check-store', '--json');
    expect(ended.code).toBe(1);
    expect(printed(ended)).toMatchObject({ sound: false, events: log.length });
    expect(printed(ended)['problems']).toHaveLength(1);
  });
});

const personalOf = ({ personal = {} }: StoredEvent) => personal;
const fileIn = (dir: string) => join(dir, 'events.sqlite');

function copyOf(): string {
  const copy = newDataDir();
  made.push(copy);
  cpSync(fileIn(dataDir), fileIn(copy));
  return copy;
}

function change(dir: string, sql: string): void {
  const database = new DatabaseSync(fileIn(dir));
  database.exec(sql);
  database.close();
}

async function readLog(dir: string): Promise<readonly StoredEvent[]> {
  const store = await SqliteEventStore.open({ file: join(dir, 'events.sqlite'), readOnly: true });
  const events = await store.readAll({ limit: 10_000 });
  await store.close();
  return events;
}
