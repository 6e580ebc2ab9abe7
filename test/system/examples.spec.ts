import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { allWorkflows, legalTime, workflowRegistry } from '#apps/workflows';
import {
  applicationNumber,
  isLedgerEvent,
  streamName,
  type Actor,
  type Role,
  type Workflow,
} from '#libs/contract';
import { CommandHandler, deadlinesIn, replay, stateName } from '#libs/engine';
import { SqliteEventStore } from '#libs/event-store';
import { checkInput } from '#libs/input';

const WAYS: Readonly<Record<string, readonly string[]>> = {
  'passport-and-id-card': [
    'SubmitApplication',
    'CheckDocuments',
    'SettleDuty',
    'IssueCoupon',
    'ProduceResult',
    'HandOverResult',
  ],
  'temporary-id-card': [
    'SubmitApplication',
    'CheckDocuments',
    'SettleDuty',
    'ProduceResult',
    'HandOverResult',
  ],
  'residence-registration': [
    'SubmitApplication',
    'CheckDocuments',
    'SettleDuty',
    'ProduceResult',
    'HandOverResult',
  ],
  'residence-deregistration': ['SubmitApplication', 'CheckDocuments', 'ProduceResult', 'HandOverResult'],
  complaint: [
    'LodgeComplaint',
    'RegisterComplaint',
    'BeginConsideration',
    'ExtendConsideration',
    'SendExtensionNotice',
    'AnswerComplaint',
    'NoteCourtAppeal',
  ],
};
const ENDS: Readonly<Record<string, string>> = { complaint: 'inCourt' };

describe('the examples of the documentation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-examples-'));
  const workflows = workflowRegistry();
  let store: SqliteEventStore;
  let handler: CommandHandler;

  beforeAll(async () => {
    store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    handler = new CommandHandler({
      store,
      workflows,
      installation: 'qadam',
      time: legalTime(),
    });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const give = (workflow: Workflow, type: string, applicationId: string, data: object) => {
    const rule = workflow.commands[type]!;
    const first = workflow.commands[workflow.begins]!;
    const actor: Actor = {
      id: 'officer-1',
      roles: [rule.by[0] as Role],
      office: first.place!(first.example).office,
    };
    const input = checkInput(rule.input as new () => object, data);
    return handler.handle({
      id: randomUUID(),
      workflow: workflow.id,
      type,
      applicationId,
      data: input,
      actor,
      occurredAt: '2012-04-02T05:00:00.000Z',
    });
  };

  it.each(allWorkflows())(
    'carry $id from its first step to its last, and the history replays',
    async (workflow) => {
      const applicationId = randomUUID();
      for (const type of WAYS[workflow.id]!) {
        const example = workflow.commands[type]!.example as object;
        const data =
          'couponNumber' in example
            ? { ...example, couponNumber: applicationNumber(applicationId) }
            : example;
        await give(workflow, type, applicationId, data);
      }
      const state = await handler.find(workflow.id, applicationId);
      expect(stateName(state!.machine)).toBe(ENDS[workflow.id] ?? 'issued');
      const history = await store.readStream(streamName('qadam', workflow.id, applicationId));
      const steps = history.filter(({ type }) => !isLedgerEvent(type));
      expect(steps).toHaveLength(WAYS[workflow.id]!.length);
      // What it began was ended in the same instant, so in time.
      const ledger = deadlinesIn(history);
      expect(ledger.length).toBeGreaterThan(0);
      expect(new Set(ledger.map(({ status }) => status))).toEqual(new Set(['met']));
      expect(stateName(replay(workflow, applicationId, history).machine)).toBe(ENDS[workflow.id] ?? 'issued');
    },
  );

  it.each(allWorkflows().filter(({ commands }) => 'RefuseApplication' in commands))(
    'refuse $id on the ground that the documentation gives',
    async (workflow) => {
      const applicationId = randomUUID();
      await give(workflow, workflow.begins, applicationId, workflow.commands[workflow.begins]!.example);
      const receipt = await give(
        workflow,
        'RefuseApplication',
        applicationId,
        workflow.commands['RefuseApplication']!.example,
      );
      expect(receipt.state).toBe('refused');
    },
  );
});
