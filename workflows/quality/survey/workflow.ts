import { commandsOf, defineWorkflow } from '#libs/contract';
import { EDITION, placeOf } from '../edition.ts';
import { AnswerSurvey } from './commands.ts';
import { machine } from './machine.ts';

const command = commandsOf<typeof machine>();

const commands = {
  AnswerSurvey: command({
    title: { kk: 'Сауалнамаға жауап беру', ru: 'Ответить на вопрос', en: 'Answer a question' },
    becomes: 'SurveyAnswered',
    by: ['compliance-officer', 'integrator'],
    acrossOffices: true,
    input: AnswerSurvey,
    clause: ({ application }) => `${application.standard}:18`,
    example: {
      application: {
        id: '0198c2f0-0000-7000-8000-000000000021',
        standard: 'passport-and-id-card',
        office: 'astana-1',
      },
      question: 'courtesy',
      satisfied: true,
      text: 'Рақмет, бәрі түсінікті болды.',
    },
    place: ({ application }) => placeOf(application.office),
    record: ({ application, question, satisfied, text }, { occurredOn }) => ({
      data: {
        application: { id: application.id, standard: application.standard },
        question,
        satisfied,
        answeredOn: occurredOn,
      },
      ...(text !== undefined && { personal: { text } }),
    }),
  }),
};

/** The answers of consumers, by which four of the six indicators are measured (clause 18, annex 3). */
export function survey() {
  return defineWorkflow({
    id: 'survey',
    title: {
      kk: 'Тұтынушылар сауалнамасы',
      ru: 'Опрос потребителей',
      en: 'Survey of consumers',
    },
    edition: EDITION,
    machine,
    rules: {},
    states: {
      awaitingAnswer: {
        title: { kk: 'Жауап күтілуде', ru: 'Ожидается ответ', en: 'Awaiting an answer' },
        clause: 'passport-and-id-card:18',
      },
      answered: {
        title: { kk: 'Жауап берілді', ru: 'Ответ получен', en: 'Answered' },
        clause: 'passport-and-id-card:18',
      },
    },
    limits: [],
    // The paragraphs belong to the registers of the four standards.
    clauses: [],
    begins: 'AnswerSurvey',
    commands,
  });
}
