import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import { passportAndIdCard } from './index.ts';

const { given } = applicationOf(passportAndIdCard());
const clause = (paragraph: string) => `passport-and-id-card:${paragraph}`;
const receipt = (changes: Record<string, unknown> = {}) => but(examples.SettleDuty.receipts?.[0], changes);
const submitted = step('SubmitApplication');
const checked = step('CheckDocuments');

describe('a refusal', () => {
  const { RefuseApplication, CheckDocuments, SettleDuty } = examples;
  const refuse = (changes: Record<string, unknown>) =>
    given(submitted).when('RefuseApplication', but(RefuseApplication, changes));

  it('names exactly what is missing, and gives the reply in writing (clauses 5, 16)', () => {
    const { event, state } = refuse({});
    expect(state).toBe('refused');
    expect(event?.data).toMatchObject({ ground: 'documents-not-submitted', missing: ['photographs'] });
    expect(event?.personal).toEqual({ reply: RefuseApplication.reply });
  });

  it.each([
    ['something else', ['state-duty']],
    ['more', ['photographs', 'state-duty']],
  ])('does not name %s', (_what, missing) => {
    const { objections, violations } = refuse({ missing });
    expect(objections).toEqual([`wrong-ground ${clause('16')}`]);
    expect(violations[0]?.expected).toEqual(['photographs']);
  });

  it('does not name less, or nothing', () => {
    const nothingBrought = { presented: [], missing: ['photographs'] };
    expect(refuse(nothingBrought).objections).toEqual([`wrong-ground ${clause('16')}`]);
    expect(refuse({ missing: [] }).objections).toEqual(['invalid-field']);
  });

  it('has no ground where nothing is missing', () => {
    expect(refuse({ presented: CheckDocuments.presented }).objections).toEqual([
      `wrong-ground ${clause('16')}`,
    ]);
  });

  it('after the check has the one ground that the duty is not settled', () => {
    const after = given(submitted, checked);
    const because = (changes: Record<string, unknown>) =>
      after.when('RefuseApplication', but(RefuseApplication, { missing: ['state-duty'], ...changes }));
    expect(because({ receipts: [] }).state).toBe('refused');
    expect(because({ receipts: [receipt({ amount: '6795.59' })] }).state).toBe('refused');
    expect(because({ receipts: [receipt({ paidOn: '2009-08-03' })] }).state).toBe('refused');
    expect(because({ receipts: SettleDuty.receipts }).objections).toEqual([`wrong-ground ${clause('16')}`]);
    expect(because({ missing: ['photographs'] }).objections).toEqual([`wrong-ground ${clause('16')}`]);
  });

  it('after the check has no ground against who is exempt: the proof lies on the table', () => {
    const exemption = 'person-with-disability';
    const proof = [{ document: 'state-duty-exemption-proof' }];
    const presented = [...CheckDocuments.presented.slice(0, 3), ...proof];
    const after = given(
      step('SubmitApplication', but(examples.SubmitApplication, { exemption })),
      step('CheckDocuments', { presented }),
    );
    const refusal = but(RefuseApplication, { missing: ['state-duty'], presented, receipts: [] });
    expect(after.when('RefuseApplication', refusal).objections).toEqual([`wrong-ground ${clause('16')}`]);
  });

  it('is not possible once the duty is settled', () => {
    const paid = given(submitted, checked, step('SettleDuty'));
    expect(paid.when('RefuseApplication').answer).toBe('wrong-state');
  });
});
