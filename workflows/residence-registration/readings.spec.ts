import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import { DEFAULT_REGISTRATION_READINGS, residenceRegistration, type RegistrationReadings } from './index.ts';

const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Ким', givenName: 'Анна', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `residence-registration:${paragraph}`;
const { presented } = examples.CheckDocuments;
const without = (document: string) => presented.filter((each) => each.document !== document);

const readAs = (readings: Partial<RegistrationReadings>) =>
  applicationOf(residenceRegistration({ ...DEFAULT_REGISTRATION_READINGS, ...readings }));
const submitAs = (
  readings: Partial<RegistrationReadings>,
  changes: Record<string, unknown>,
  on = '2012-04-02',
) => readAs(readings).given().when('SubmitApplication', but(example, changes), { on }).objections;
const checkAs = (
  readings: Partial<RegistrationReadings>,
  changes: Record<string, unknown>,
  documents: readonly object[],
) =>
  readAs(readings)
    .given(step('SubmitApplication', but(example, changes)))
    .when('CheckDocuments', { presented: documents }).objections;

describe('the open points of standard 3, each read both ways', () => {
  it('H3: the duty is paid before the application, or until it is examined', () => {
    const paidNextDay = (dutyPayment: RegistrationReadings['dutyPayment']) =>
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

  it('H10: a parent or guardian appears for a child, or the child alone', () => {
    const accompanied = { applicant: child, representative: adult };
    expect(submitAs({ children: 'parent-or-guardian' }, accompanied)).toEqual([]);
    expect(submitAs({ children: 'in-person-only' }, { applicant: child })).toEqual([]);
    expect(submitAs({ children: 'in-person-only' }, accompanied)).toEqual([`not-in-person ${clause('15')}`]);
  });

  it('H13: the book or a certificate is asked for through the system too, or on paper only', () => {
    const unbooked = without('citizens-registration-book');
    const missing = [`documents-missing ${clause('11.3')}`];
    expect(checkAs({ registrationBookThroughSystem: 'required' }, {}, unbooked)).toEqual(missing);
    expect(checkAs({ registrationBookThroughSystem: 'not-required' }, {}, unbooked)).toEqual([]);
    const slips = { document: 'arrival-address-slip', quantity: 3 };
    const onPaper = checkAs({ registrationBookThroughSystem: 'not-required' }, { channel: 'paper' }, [
      ...unbooked,
      slips,
    ]);
    expect(onPaper).toEqual(missing);
  });

  it('H14: who comes from abroad shows a departure slip, or need not', () => {
    const slipless = without('departure-address-slip');
    const fromAbroad = { cameFromAbroad: true };
    const missing = [`documents-missing ${clause('11.4')}`];
    expect(checkAs({ departureSlipFromAbroad: 'not-required' }, fromAbroad, slipless)).toEqual([]);
    expect(checkAs({ departureSlipFromAbroad: 'required' }, fromAbroad, slipless)).toEqual(missing);
    expect(checkAs({ departureSlipFromAbroad: 'not-required' }, {}, slipless)).toEqual(missing);
  });

  it('H15: repatriates are served before they are citizens, or are not', () => {
    const repatriate = {
      applicant: but(adult, { citizenOfKazakhstan: false }),
      exemption: 'repatriate-before-citizenship',
    };
    expect(submitAs({ repatriates: 'served' }, repatriate)).toEqual([]);
    expect(submitAs({ repatriates: 'refused' }, repatriate)).toEqual([`not-a-citizen ${clause('6')}`]);
  });

  it('H20: the statistical coupon is asked for through the system too, or on paper only', () => {
    const couponless = without('statistical-coupon');
    const missing = [`documents-missing ${clause('11.8')}`];
    expect(checkAs({ statisticalCouponThroughSystem: 'required' }, {}, couponless)).toEqual(missing);
    expect(checkAs({ statisticalCouponThroughSystem: 'not-required' }, {}, couponless)).toEqual([]);
  });

  it('H27: the channel decides on the form of the result, or the officer', () => {
    const formsAs = (result: RegistrationReadings['result']) => {
      const paid = readAs({ result }).given(
        step('SubmitApplication'),
        step('CheckDocuments'),
        step('SettleDuty'),
      );
      const forms = ['stamp-in-book', 'entry-and-card', 'entry-only'];
      return forms.filter((form) => paid.when('ProduceResult', { result: form }).event);
    };
    expect(formsAs('by-channel')).toEqual(['entry-and-card']);
    expect(formsAs('either')).toEqual(['stamp-in-book', 'entry-and-card']);
  });

  it('an IIN tells the birth date of its holder, or may tell another', () => {
    const applicant = but(adult, { birthDate: '1986-03-03' });
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
