import { commandsOf, defineWorkflow } from '#libs/contract';
import { atTheMinistry, EDITION } from '../edition.ts';
import { RecordInformation, UpdateInformation } from './commands.ts';
import { machine } from './machine.ts';
import { rules, type InformationContext } from './rules.ts';

const command = commandsOf<typeof machine>();

const commands = {
  RecordInformation: command({
    title: { kk: 'Ақпаратты тіркеу', ru: 'Внести сведения', en: 'Record the information' },
    becomes: 'InformationRecorded',
    by: ['process-owner'],
    acrossOffices: true,
    input: RecordInformation,
    clause: ({ standard }) => `${standard}:4`,
    example: {
      standard: 'passport-and-id-card',
      available: true,
      address: 'http://www.mvd.kz',
      asOf: '2012-04-01',
    },
    place: atTheMinistry,
    record: ({ standard, available, address, asOf }) => ({
      data: { standard, available, address: address ?? null, asOf },
    }),
  }),
  UpdateInformation: command({
    title: { kk: 'Ақпаратты жаңарту', ru: 'Обновить сведения', en: 'Update the information' },
    becomes: 'InformationRecorded',
    by: ['process-owner'],
    acrossOffices: true,
    input: UpdateInformation,
    clause: (_input, context) => `${(context as InformationContext).standard}:4`,
    example: { available: false, asOf: '2012-04-02' },
    record: ({ available, address, asOf }, _facts, context) => ({
      data: { standard: (context as InformationContext).standard, available, address: address ?? null, asOf },
    }),
  }),
};

/** The register of what is published about the services, kept by their owner: the fourth indicator of annex 3. */
export function serviceInformation() {
  return defineWorkflow({
    id: 'service-information',
    title: {
      kk: 'Қызмет туралы электрондық ақпарат',
      ru: 'Электронная информация об услуге',
      en: 'Electronic information about a service',
    },
    edition: EDITION,
    machine,
    rules,
    states: {
      awaitingRecord: {
        title: { kk: 'Жазба жоқ', ru: 'Записи нет', en: 'No record' },
        clause: 'passport-and-id-card:4',
      },
      recorded: {
        title: { kk: 'Жазылды', ru: 'Запись есть', en: 'Recorded' },
        clause: 'passport-and-id-card:4',
      },
    },
    limits: [],
    // The paragraphs belong to the registers of the four standards.
    clauses: [],
    begins: 'RecordInformation',
    commands,
  });
}
