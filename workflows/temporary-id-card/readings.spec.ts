import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import { DEFAULT_TEMPORARY_CARD_READINGS, temporaryIdCard, type TemporaryCardReadings } from './index.ts';

const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Оспанов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `temporary-id-card:${paragraph}`;

const readAs = (readings: Partial<TemporaryCardReadings>) =>
  applicationOf(temporaryIdCard({ ...DEFAULT_TEMPORARY_CARD_READINGS, ...readings }));
const submitAs = (
  readings: Partial<TemporaryCardReadings>,
  changes: Record<string, unknown>,
  on = '2012-04-02',
) => readAs(readings).given().when('SubmitApplication', but(example, changes), { on }).objections;

describe('the open points of standard 2, each read both ways', () => {
  it('H3: the duty is paid before the application, or until it is examined', () => {
    const paidNextDay = (dutyPayment: TemporaryCardReadings['dutyPayment']) =>
      readAs({ dutyPayment })
        .given(step('SubmitApplication'), step('CheckDocuments'))
        .when(
          'SettleDuty',
          { receipts: [but(examples.SettleDuty.receipts?.[0], { paidOn: '2012-04-03' })] },
          { on: '2012-04-03' },
        ).objections;
    expect(paidNextDay('before-submission')).toEqual([`paid-after-submission ${clause('8.p3')}`]);
    expect(paidNextDay('before-issue')).toEqual([]);
  });

  describe('H8', () => {
    const exempt = { exemption: 'person-with-disability' };

    it('nobody is exempt, or those whom standard 1 exempts', () => {
      expect(submitAs({ exemptions: 'none' }, exempt)).toEqual([`exemption-not-listed ${clause('11.2')}`]);
      expect(submitAs({ exemptions: 'as-standard-1' }, exempt)).toEqual([]);
      const ofStandard3 = { exemption: 'repatriate-before-citizenship' };
      expect(submitAs({ exemptions: 'as-standard-1' }, ofStandard3)).toEqual([
        'exemption-not-listed passport-and-id-card:8.p4',
      ]);
    });

    it('who is exempt goes through with the proof in place of the receipt', () => {
      const { given } = readAs({ exemptions: 'as-standard-1' });
      const submitted = step('SubmitApplication', but(example, exempt));
      const presented = [
        { document: 'written-application' },
        { document: 'photograph' },
        { document: 'state-duty-exemption-proof' },
      ];
      const checked = step('CheckDocuments', { presented });
      expect(given(submitted).when('CheckDocuments').objections).toEqual([
        `documents-missing ${clause('11.2')}`,
      ]);
      const proof = { exemptionProof: { document: 'certificate' } };
      expect(given(submitted, checked).when('SettleDuty', proof).state).toBe('paid');
      expect(given(submitted, checked).when('SettleDuty', {}).objections).toEqual([
        `exemption-unproven ${clause('11.2')}`,
      ]);
    });
  });

  it('H10: a parent or guardian appears for a child, or the child alone', () => {
    const accompanied = { applicant: child, representative: adult };
    expect(submitAs({ children: 'parent-or-guardian' }, accompanied)).toEqual([]);
    expect(submitAs({ children: 'in-person-only' }, { applicant: child })).toEqual([]);
    expect(submitAs({ children: 'in-person-only' }, accompanied)).toEqual([`not-in-person ${clause('15')}`]);
  });

  it('an IIN tells the birth date of its holder, or may tell another', () => {
    const applicant = but(adult, { birthDate: '1982-07-15' });
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
});
