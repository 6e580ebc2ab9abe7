import { commandsOf, defineWorkflow } from '#libs/contract';
import { atTheMinistry, EDITION } from '../edition.ts';
import { AmendTarget, ApproveTarget } from './commands.ts';
import { machine } from './machine.ts';
import { rules, type TargetContext } from './rules.ts';

const command = commandsOf<typeof machine>();

const example: ApproveTarget = {
  indicator: 'timely-provision',
  standard: 'passport-and-id-card',
  year: 2012,
  value: 98.5,
  order: { number: '171', date: '2012-03-30' },
};

const commands = {
  ApproveTarget: command({
    title: { kk: 'Нысаналы мәнді бекіту', ru: 'Утвердить целевое значение', en: 'Approve a target' },
    becomes: 'TargetApproved',
    by: ['process-owner'],
    acrossOffices: true,
    input: ApproveTarget,
    clause: ({ standard }) => `${standard}:19`,
    example,
    place: atTheMinistry,
    record: ({ indicator, standard, year, value, order: { number, date } }) => ({
      data: { indicator, standard, year, value, order: { number, date } },
    }),
  }),
  AmendTarget: command({
    title: { kk: 'Нысаналы мәнді өзгерту', ru: 'Изменить целевое значение', en: 'Amend a target' },
    becomes: 'TargetApproved',
    by: ['process-owner'],
    acrossOffices: true,
    input: AmendTarget,
    clause: (_input, context) => `${(context as TargetContext).standard}:19`,
    example: { value: 99, order: { number: '412', date: '2012-04-02' } },
    record: ({ value, order: { number, date } }, _facts, context) => {
      const { indicator, standard, year } = context as TargetContext;
      return { data: { indicator, standard, year, value, order: { number, date } } };
    },
  }),
};

/** The values that the indicators are to reach, which the Minister approves year by year (clause 19). */
export function indicatorTarget() {
  return defineWorkflow({
    id: 'indicator-target',
    title: {
      kk: 'Көрсеткіштің нысаналы мәні',
      ru: 'Целевое значение показателя',
      en: 'Target of an indicator',
    },
    edition: EDITION,
    machine,
    rules,
    states: {
      awaitingTarget: {
        title: { kk: 'Нысаналы мән жоқ', ru: 'Целевого значения нет', en: 'No target' },
        clause: 'passport-and-id-card:19',
      },
      approved: {
        title: { kk: 'Нысаналы мән бекітілді', ru: 'Целевое значение утверждено', en: 'Target approved' },
        clause: 'passport-and-id-card:19',
      },
    },
    limits: [],
    // The paragraphs belong to the registers of the four standards.
    clauses: [],
    begins: 'ApproveTarget',
    commands,
  });
}
