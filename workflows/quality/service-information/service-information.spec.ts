import { fileURLToPath } from 'node:url';
import { applicationOf, but, goldenHistories, readmePage, step } from '#libs/testing';
import { WorkflowRegistry } from '#libs/engine';
import { findParagraph, MINISTRY, STANDARD_IDS } from '#workflows/catalogue';
import { serviceInformation } from './workflow.ts';

const { RecordInformation, UpdateInformation } = serviceInformation().commands;
const { given } = applicationOf(serviceInformation());
const on = '2012-04-02';
const record = (changes: Readonly<Record<string, unknown>>) =>
  given().when('RecordInformation', but(RecordInformation.example, changes), { on });
const update = (changes: Readonly<Record<string, unknown>>) =>
  given(step('RecordInformation', undefined, { on })).when(
    'UpdateInformation',
    but(UpdateInformation.example, changes),
    { on },
  );

readmePage(serviceInformation(), fileURLToPath(new URL('README.md', import.meta.url)));
goldenHistories(serviceInformation(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  'recorded-and-taken-down': [step('RecordInformation'), step('UpdateInformation')],
});

describe('the information about a service', () => {
  it('is a workflow that the registry takes', () => {
    expect(new WorkflowRegistry([serviceInformation()]).get('service-information').begins).toBe(
      'RecordInformation',
    );
  });

  it('is recorded with its address and the day that it is true of, at the Ministry', () => {
    const { event, state } = record({});
    expect(state).toBe('recorded');
    expect(event?.data).toEqual(RecordInformation.example);
    expect(event?.metadata).toMatchObject({ office: MINISTRY, clause: 'passport-and-id-card:4' });
  });

  it('is recorded on a clause of the standard that it is about', () => {
    for (const standard of STANDARD_IDS) {
      expect(findParagraph(record({ standard }).event?.metadata.clause ?? '')?.standard).toBe(standard);
    }
  });

  it('is updated, for the same standard', () => {
    const { event, state } = update({});
    expect(state).toBe('recorded');
    expect(event?.data).toEqual({
      standard: 'passport-and-id-card',
      available: false,
      address: null,
      asOf: '2012-04-02',
    });
    expect(update({ available: true, address: 'https://egov.kz/қызмет' }).answer).toBe('InformationRecorded');
  });

  it('is available at an address (clause 4)', () => {
    expect(record({ address: undefined }).objections).toEqual(['address-needed passport-and-id-card:4']);
    expect(update({ available: true }).objections).toEqual(['address-needed passport-and-id-card:4']);
    expect(record({ available: false, address: undefined }).objections).toEqual([]);
  });

  it('is recorded from day to day: of no day to come, and of none before the last record', () => {
    expect(record({ asOf: '2012-04-03' }).objections).toEqual(['day-ahead passport-and-id-card:18']);
    expect(update({ asOf: '2012-04-03' }).objections).toEqual(['day-ahead passport-and-id-card:18']);
    expect(update({ asOf: '2012-03-31' }).objections).toEqual(['day-earlier passport-and-id-card:18']);
    expect(update({ asOf: '2012-04-01' }).objections).toEqual([]);
  });

  it.each([
    ['another standard', { standard: 'marriage' }],
    ['an address that is none', { address: 'the board in the hall' }],
    ['an address of another protocol', { address: 'ftp://mvd.kz' }],
    ['no day', { asOf: 'today' }],
  ])('is refused with %s', (_what, changes) => {
    expect(record(changes).answer).toBe('invalid-data');
  });

  it('is recorded once for each standard, and then updated', () => {
    const recorded = given(step('RecordInformation', undefined, { on }));
    expect(recorded.when('RecordInformation', undefined, { on }).answer).toBe('application-exists');
  });

  it('is the business of the owner of the process', () => {
    const by = (role: 'process-owner' | 'integrator') =>
      given().when('RecordInformation', undefined, { by: role, office: 'almaty-1', on }).answer;
    expect(by('process-owner')).toBe('InformationRecorded');
    expect(by('integrator')).toBe('wrong-role');
  });
});
