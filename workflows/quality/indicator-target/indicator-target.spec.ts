import { fileURLToPath } from 'node:url';
import { applicationOf, but, goldenHistories, readmePage, step } from '#libs/testing';
import { WorkflowRegistry } from '#libs/engine';
import { findParagraph, INDICATOR_IDS, MINISTRY } from '#workflows/catalogue';
import { indicatorTarget } from './workflow.ts';

const { ApproveTarget, AmendTarget } = indicatorTarget().commands;
const { given } = applicationOf(indicatorTarget());
const on = '2012-04-02';
const approve = (changes: Readonly<Record<string, unknown>>) =>
  given().when('ApproveTarget', but(ApproveTarget.example, changes), { on });
const amend = (changes: Readonly<Record<string, unknown>>) =>
  given(step('ApproveTarget', undefined, { on })).when('AmendTarget', but(AmendTarget.example, changes), {
    on,
  });

readmePage(indicatorTarget(), fileURLToPath(new URL('README.md', import.meta.url)));
goldenHistories(indicatorTarget(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  approved: [step('ApproveTarget')],
  'approved-and-amended': [step('ApproveTarget'), step('AmendTarget')],
});

describe('a target of an indicator', () => {
  it('is a workflow that the registry takes', () => {
    expect(new WorkflowRegistry([indicatorTarget()]).get('indicator-target').begins).toBe('ApproveTarget');
  });

  it('is approved with the number and the date of the order (clause 19), at the Ministry', () => {
    const { event, state } = approve({});
    expect(state).toBe('approved');
    expect(event?.data).toEqual(ApproveTarget.example);
    expect(event?.metadata).toMatchObject({ office: MINISTRY, clause: 'passport-and-id-card:19' });
    expect(event).not.toHaveProperty('personal');
  });

  it('is approved for each indicator of annex 3, on a clause of the standard that it is for', () => {
    for (const indicator of INDICATOR_IDS) {
      const { event } = approve({ indicator, standard: 'residence-registration' });
      expect(findParagraph(event?.metadata.clause ?? '')?.standard).toBe('residence-registration');
    }
  });

  it('is replaced by a newer order, for the same indicator, standard and year', () => {
    const { event, state } = amend({});
    expect(state).toBe('approved');
    expect(event?.type).toBe('TargetApproved');
    const { indicator, standard, year } = ApproveTarget.example;
    expect(event?.data).toEqual(but(AmendTarget.example, { indicator, standard, year }));
  });

  it('is not approved twice: the second time it is amended', () => {
    const approved = given(step('ApproveTarget', undefined, { on }));
    expect(approved.when('ApproveTarget', undefined, { on }).answer).toBe('application-exists');
    expect(given().when('AmendTarget', undefined, { on }).answer).toBe('unknown-application');
  });

  it('is not approved by an order that is still to be made, nor amended by an older one', () => {
    expect(approve({ order: { number: '1', date: '2012-04-03' } }).objections).toEqual([
      'order-ahead passport-and-id-card:19',
    ]);
    expect(approve({ order: { number: '1', date: on } }).objections).toEqual([]);
    expect(amend({ order: { number: '1', date: '2012-03-29' } }).objections).toEqual([
      'order-older passport-and-id-card:19',
    ]);
    expect(amend({ order: { number: '1', date: '2012-03-30' } }).objections).toEqual([]);
    expect(amend({ order: { number: '1', date: '2012-04-03' } }).objections).toEqual([
      'order-ahead passport-and-id-card:19',
    ]);
  });

  it.each([[0], [100], [97.25], [0.07]])('may be %d per cent', (value) => {
    expect(approve({ value }).answer).toBe('TargetApproved');
    expect(amend({ value }).answer).toBe('TargetApproved');
  });

  it.each([[-0.01], [100.01], [97.255], [Number.NaN], ['98']])('may not be %p per cent', (value) => {
    expect(approve({ value }).answer).toBe('invalid-data');
    expect(amend({ value }).answer).toBe('invalid-data');
  });

  it.each([
    ['another indicator', { indicator: 'speed' }],
    ['another standard', { standard: 'marriage' }],
    ['a year before the decree', { year: 2011 }],
    ['a year too far', { year: 2101 }],
    ['half a year', { year: 2012.5 }],
    ['no order', { order: undefined }],
    ['an order without a number', { order: { number: '', date: on } }],
    ['an order of no day', { order: { number: '1', date: '2012-02-30' } }],
  ])('is refused with %s', (_what, changes) => {
    expect(approve(changes).answer).toBe('invalid-data');
  });

  it('is the business of the owner of the process, wherever the owner sits', () => {
    const by = (role: 'process-owner' | 'compliance-officer') =>
      given().when('ApproveTarget', undefined, { by: role, office: 'almaty-1', on }).answer;
    expect(by('process-owner')).toBe('TargetApproved');
    expect(by('compliance-officer')).toBe('wrong-role');
  });
});
