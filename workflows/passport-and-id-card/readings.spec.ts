import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import { DEFAULT_PASSPORT_READINGS, passportAndIdCard, type PassportReadings } from './index.ts';

const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Ахметов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `passport-and-id-card:${paragraph}`;
const submitted = (changes: Record<string, unknown> = {}) => step('SubmitApplication', but(example, changes));
const passport = (occasion: string) => ({ ordered: [{ document: 'passport', occasion }] });

const readAs = (readings: Partial<PassportReadings>) =>
  applicationOf(passportAndIdCard({ ...DEFAULT_PASSPORT_READINGS, ...readings }));
const submitAs = (readings: Partial<PassportReadings>, changes: Record<string, unknown>, on = '2012-04-02') =>
  readAs(readings).given().when('SubmitApplication', but(example, changes), { on }).objections;
const checkAs = (
  readings: Partial<PassportReadings>,
  changes: Record<string, unknown>,
  ...presented: object[]
) => readAs(readings).given(submitted(changes)).when('CheckDocuments', { presented }).objections;

const RECEIPT = { document: 'state-duty-receipt' };
const TWO = { document: 'photographs', quantity: 2 };

describe('the open points of standard 1, each read both ways', () => {
  it('H1: expedited service is offered, or is not', () => {
    expect(submitAs({ expedited: 'offered' }, { mode: 'expedited-7' })).toEqual([]);
    expect(submitAs({ expedited: 'not-offered' }, { mode: 'expedited-7' })).toEqual([
      `expedited-not-offered ${clause('9.p7')}`,
    ]);
    expect(submitAs({ expedited: 'not-offered' }, { mode: 'ordinary' })).toEqual([]);
  });

  it('H3: the duty is paid before the application, or until it is examined', () => {
    const paidNextDay = (dutyPayment: PassportReadings['dutyPayment']) =>
      readAs({ dutyPayment })
        .given(submitted(), step('CheckDocuments'))
        .when(
          'SettleDuty',
          { receipts: [but(examples.SettleDuty.receipts?.[0], { paidOn: '2012-04-03' })] },
          { on: '2012-04-03' },
        ).objections;
    expect(paidNextDay('before-submission')).toEqual([`paid-after-submission ${clause('8.p3')}`]);
    expect(paidNextDay('before-issue')).toEqual([]);
  });

  it('H10: a parent or guardian appears for a child, or the child alone', () => {
    const alone = { applicant: child, ...passport('passport-before-16') };
    const accompanied = { ...alone, representative: adult };
    expect(submitAs({ children: 'parent-or-guardian' }, accompanied)).toEqual([]);
    expect(submitAs({ children: 'parent-or-guardian' }, alone)).toEqual([
      `representative-needed ${clause('15')}`,
    ]);
    expect(submitAs({ children: 'in-person-only' }, alone)).toEqual([]);
    expect(submitAs({ children: 'in-person-only' }, accompanied)).toEqual([`not-in-person ${clause('15')}`]);
  });

  it.each([
    ['passport-lost', passport('passport-lost'), 'identity-card'],
    ['first-passport-adult', passport('first-passport-adult'), 'identity-card'],
    ['id-card-lost', { ordered: [{ document: 'identity-card', occasion: 'id-card-lost' }] }, 'passport'],
  ])('H11: on the occasion %s another document stands in, or nothing does', (_occasion, order, document) => {
    const laid = [RECEIPT, TWO, { document }];
    expect(checkAs({ uncoveredOccasions: 'substitute' }, order, ...laid)).toEqual([]);
    expect(checkAs({ uncoveredOccasions: 'refuse' }, order, ...laid)).toEqual([
      `documents-missing ${clause('11.3')}`,
    ]);
  });

  it('H11: where nothing stands in, clause 16 leads to refusal', () => {
    const refusal = {
      presented: [RECEIPT, TWO, { document: 'identity-card' }],
      missing: ['basis:passport-lost'],
      reply: 'The decree names no basis for a lost passport.',
    };
    const refuse = (uncoveredOccasions: PassportReadings['uncoveredOccasions']) =>
      readAs({ uncoveredOccasions })
        .given(submitted(passport('passport-lost')))
        .when('RefuseApplication', refusal);
    expect(refuse('refuse').state).toBe('refused');
    expect(refuse('substitute').objections).toEqual([`wrong-ground ${clause('16')}`]);
  });

  it('H12: two photographs always, or one through the information system', () => {
    const one = [RECEIPT, { document: 'passport' }, { document: 'photographs' }];
    const order = passport('passport-replacement');
    const missing = [`documents-missing ${clause('11.3')}`];
    expect(checkAs({ photographs: 'always-two' }, order, ...one)).toEqual(missing);
    expect(checkAs({ photographs: 'paper-only' }, order, ...one)).toEqual([]);
    const onPaper = { ...order, channel: 'paper' };
    const book = { document: 'citizens-registration-book' };
    expect(checkAs({ photographs: 'paper-only' }, onPaper, ...one, book)).toEqual(missing);
  });

  it('H13: an address certificate stands for the registration book, or does not', () => {
    const onPaper = { ...passport('passport-replacement'), channel: 'paper' };
    const laid = [RECEIPT, TWO, { document: 'passport' }, { document: 'address-certificate' }];
    expect(checkAs({ addressCertificate: 'accepted' }, onPaper, ...laid)).toEqual([]);
    expect(checkAs({ addressCertificate: 'refused' }, onPaper, ...laid)).toEqual([
      `documents-missing ${clause('11.1')}`,
    ]);
  });

  it('an IIN tells the birth date of its holder, or may tell another', () => {
    const applicant = but(adult, { birthDate: '1985-12-31' });
    expect(submitAs({ iinBirthDate: 'must-match' }, { applicant })).toEqual(['iin-birth-date-mismatch']);
    expect(submitAs({ iinBirthDate: 'may-differ' }, { applicant })).toEqual([]);
  });

  it('H30: applications are taken in after the repeal, or not', () => {
    expect(submitAs({ afterRepeal: 'refuse' }, {}, '2014-01-21')).toEqual([]);
    expect(submitAs({ afterRepeal: 'refuse' }, {}, '2014-01-22')).toEqual([
      `standard-repealed ${clause('3')}`,
    ]);
    expect(submitAs({ afterRepeal: 'accept' }, {}, '2014-01-22')).toEqual([]);
  });

  it('stay as they were read at submission, for as long as the application lives', () => {
    const { state } = readAs({ photographs: 'paper-only' }).given(submitted());
    expect(state.machine.context).toMatchObject({ readings: { photographs: 'paper-only' } });
  });
});
