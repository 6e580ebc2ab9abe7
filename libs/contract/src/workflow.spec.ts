import { setup } from 'xstate';
import { commandsOf, defineWorkflow, guardsOf, rulesFor, type MachineEvent } from './workflow.ts';

class Input {
  readonly documents!: readonly string[];
}
interface Context {
  readonly limit: number;
}
type Event =
  | MachineEvent<'DocumentsRequested', { readonly missing: readonly string[] }>
  | MachineEvent<'CertificateIssued', object>;

const rule = rulesFor<Context, Event>();
const rules = {
  fewMissing: rule({
    on: 'DocumentsRequested',
    clause: 'example:1',
    title: { kk: 'Аз', ru: 'Мало', en: 'Few' },
    check: ({ data }, { limit }) =>
      data.missing.length <= limit ? [] : [{ code: 'too-many', message: 'too many', clause: 'example:1' }],
  }),
};
const machine = setup({
  types: { context: {} as Context, events: {} as Event },
  guards: guardsOf(rules),
}).createMachine({
  context: { limit: 1 },
  on: { DocumentsRequested: { guard: 'fewMissing' }, CertificateIssued: {} },
});

const command = commandsOf<typeof machine>();
const definition = {
  title: { kk: 'Сұрау', ru: 'Запросить', en: 'Request' },
  by: ['authorised-officer'],
  input: Input,
  clause: 'example:1',
  example: { documents: [] },
} as const;
const RequestDocuments = command({
  ...definition,
  becomes: 'DocumentsRequested',
  record: ({ documents }) => ({ data: { missing: documents } }),
});
const workflow = {
  id: 'example',
  title: definition.title,
  edition: { id: '2012', from: '2012-01-01' },
  machine,
  rules,
  limits: [],
  clauses: [],
  states: {},
};

// Each `@ts-expect-error` is a test of its own: the compiler objects where there is no error to expect.
describe('a command that is tied to its machine', () => {
  it('is what was written', () => {
    expect(RequestDocuments.becomes).toBe('DocumentsRequested');
    const facts = {
      applicationId: 'a',
      actor: { id: 'o', roles: [], office: null },
      occurredAt: '',
      occurredOn: '',
    };
    expect(RequestDocuments.record({ documents: ['lease'] }, { ...facts, personal: {} }, {})).toEqual({
      data: { missing: ['lease'] },
    });
  });

  it('does not compile with an event that the machine does not know', () => {
    const lost = command({
      ...definition,
      // @ts-expect-error: no such event
      becomes: 'CertificateLost',
      record: () => ({ data: {} }),
    });
    expect(lost).toBeDefined();
  });

  it('does not compile where its record lacks the data of the event', () => {
    const empty = command({
      ...definition,
      becomes: 'DocumentsRequested',
      // @ts-expect-error: `missing` is not there
      record: () => ({ data: {} }),
    });
    expect(empty).toBeDefined();
  });

  it('does not compile where its record gives data of another type', () => {
    const wrong = command({
      ...definition,
      becomes: 'DocumentsRequested',
      // @ts-expect-error: a number is no list of documents
      record: () => ({ data: { missing: 3 } }),
    });
    expect(wrong).toBeDefined();
  });

  it('does not compile for a role that nobody has', () => {
    const idle = command({
      ...definition,
      // @ts-expect-error: no such role
      by: ['astrologer'],
      becomes: 'CertificateIssued',
      record: () => ({ data: {} }),
    });
    expect(idle).toBeDefined();
  });
});

describe('a workflow that is put together', () => {
  it('keeps its parts', () => {
    const whole = defineWorkflow({ ...workflow, begins: 'RequestDocuments', commands: { RequestDocuments } });
    expect(whole.commands.RequestDocuments).toBe(RequestDocuments);
    expect(whole.machine).toBe(machine);
  });

  it('does not compile where it begins with a command that it does not have', () => {
    const lost = defineWorkflow({
      ...workflow,
      // @ts-expect-error: no such command
      begins: 'LoseDocuments',
      commands: { RequestDocuments },
    });
    expect(lost).toBeDefined();
  });

  it('does not compile with a command for an event of another machine', () => {
    const foreign = defineWorkflow({
      ...workflow,
      begins: 'Lose',
      // @ts-expect-error: no such event
      commands: { Lose: { ...RequestDocuments, becomes: 'DocumentsLost' as const } },
    });
    expect(foreign).toBeDefined();
  });
});

describe('a rule', () => {
  const requested = (...missing: string[]) =>
    ({ type: 'DocumentsRequested', data: { missing }, occurredAt: '', occurredOn: '' }) as const;
  const issued = { type: 'CertificateIssued', data: {}, occurredAt: '', occurredOn: '' } as const;

  it('objects to its own event alone', () => {
    expect(rules.fewMissing.check({ limit: 1 }, requested('a', 'b'))).toHaveLength(1);
    expect(rules.fewMissing.check({ limit: 2 }, requested('a', 'b'))).toEqual([]);
    expect(rules.fewMissing.check({ limit: 0 }, issued)).toEqual([]);
  });

  it('is a guard that holds where it finds nothing to object to', () => {
    const { fewMissing } = guardsOf(rules);
    expect(fewMissing({ context: { limit: 1 }, event: requested('a') })).toBe(true);
    expect(fewMissing({ context: { limit: 1 }, event: requested('a', 'b') })).toBe(false);
  });
});
