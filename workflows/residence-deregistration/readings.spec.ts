import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import {
  DEFAULT_DEREGISTRATION_READINGS,
  residenceDeregistration,
  type DeregistrationReadings,
} from './index.ts';

const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Нұрланов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const brother = {
  surname: 'Нұрланов',
  givenName: 'Ержан',
  birthDate: '1980-06-01',
  citizenOfKazakhstan: true,
};
const clause = (paragraph: string) => `residence-deregistration:${paragraph}`;
const { presented } = examples.CheckDocuments;
const without = (document: string) => presented.filter((each) => each.document !== document);

const readAs = (readings: Partial<DeregistrationReadings>) =>
  applicationOf(residenceDeregistration({ ...DEFAULT_DEREGISTRATION_READINGS, ...readings }));
const submitAs = (
  readings: Partial<DeregistrationReadings>,
  changes: Record<string, unknown>,
  on = '2012-04-02',
) => readAs(readings).given().when('SubmitApplication', but(example, changes), { on }).objections;
const checkAs = (
  readings: Partial<DeregistrationReadings>,
  changes: Record<string, unknown>,
  documents: readonly object[],
) =>
  readAs(readings)
    .given(step('SubmitApplication', but(example, changes)))
    .when('CheckDocuments', { presented: documents }).objections;

describe('the open points of standard 4, each read both ways', () => {
  it.each([
    ['deceased', 'death-certificate'],
    ['sentenced', 'court-act'],
  ])('H9: somebody acts for the %s with a %s, or nobody may', (ground, document) => {
    const represented = { ground, representative: brother };
    const act = [...without('identity-card'), { document, copies: 1 }];
    expect(submitAs({ representedDeregistration: 'allowed' }, represented)).toEqual([]);
    expect(checkAs({ representedDeregistration: 'allowed' }, represented, act)).toEqual([]);
    expect(submitAs({ representedDeregistration: 'refused' }, represented)).toEqual([
      `not-in-person ${clause('15')}`,
    ]);
    expect(checkAs({ representedDeregistration: 'refused' }, { ground }, act)).toEqual([
      `documents-missing ${clause('11.3')}`,
    ]);
  });

  it('H10: a parent or guardian appears for a child, or the child alone', () => {
    const accompanied = { applicant: child, representative: brother };
    expect(submitAs({ children: 'parent-or-guardian' }, accompanied)).toEqual([]);
    expect(submitAs({ children: 'in-person-only' }, { applicant: child })).toEqual([]);
    expect(submitAs({ children: 'in-person-only' }, accompanied)).toEqual([`not-in-person ${clause('15')}`]);
  });

  it('H13: the book or a certificate is asked for through the system too, or on paper only', () => {
    const unbooked = without('citizens-registration-book');
    const missing = [`documents-missing ${clause('11.2')}`];
    expect(checkAs({ registrationBookThroughSystem: 'required' }, {}, unbooked)).toEqual(missing);
    expect(checkAs({ registrationBookThroughSystem: 'not-required' }, {}, unbooked)).toEqual([]);
    const onPaper = { channel: 'paper' };
    expect(checkAs({ registrationBookThroughSystem: 'not-required' }, onPaper, unbooked)).toEqual(missing);
  });

  it('H27: the channel decides on the form of the result, or the officer', () => {
    const formsAs = (result: DeregistrationReadings['result']) => {
      const checked = readAs({ result }).given(step('SubmitApplication'), step('CheckDocuments'));
      const forms = ['stamp-in-book', 'entry-and-card', 'entry-only'];
      return forms.filter((form) => checked.when('ProduceResult', { result: form }).event);
    };
    expect(formsAs('by-channel')).toEqual(['entry-and-card']);
    expect(formsAs('either')).toEqual(['stamp-in-book', 'entry-and-card']);
  });

  it('an IIN tells the birth date of its holder, or may tell another', () => {
    const applicant = but(adult, { birthDate: '1984-05-05' });
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
