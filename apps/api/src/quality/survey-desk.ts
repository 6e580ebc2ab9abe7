import { isServiceError, ServiceError, type Receipt, type Violation } from '#libs/contract';
import { isFinal, stateName, type CommandHandler, type FoldedState } from '#libs/engine';
import { checkInput } from '#libs/input';
import { surveyId, type AnswerSurvey } from '#workflows/quality';
import type { Clock } from '../clock.ts';
import type { CommandBody, CommandDesk } from '../commands/command-desk.ts';
import type { CommandRequest } from '../commands/command-request.ts';
import { occurredAtFrom } from '../http/occurred-at.ts';
import type { ApplicationDirectory } from '../read/application-directory.ts';
import { SurveyAnswer } from './survey-answer.ts';

/** Where the answers of consumers are handed in: one for each application and question, once the application is closed. */
export class SurveyDesk {
  constructor(
    private readonly desk: CommandDesk,
    private readonly directory: ApplicationDirectory,
    private readonly handler: CommandHandler,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws ServiceError `rule-violated` for an application that does not exist or was not closed yet,
   *   `application-exists` for a second answer to a question, and see `CommandDesk.begin`
   */
  async answer(request: CommandRequest, body: CommandBody): Promise<Receipt> {
    const workflow = this.directory.newest('register', 'survey');
    const complete = async (sent: object) => {
      const { application, question, satisfied, text } = checkInput(SurveyAnswer, sent);
      const answeredAt = occurredAtFrom(body.envelope.occurredAt, this.clock.now());
      const surveyed = await this.#surveyed(application.id.toLowerCase(), answeredAt);
      return { application: surveyed, question, satisfied, ...(text !== undefined && { text }) };
    };
    const idOf = (input: object) => {
      const { application, question } = input as AnswerSurvey;
      return surveyId(application.id, question);
    };
    try {
      return await this.desk.begin(request, workflow, body, { complete, idOf });
    } catch (error) {
      throw isServiceError(error, 'application-exists') ? answeredAlready(error) : error;
    }
  }

  /** What the answer says of its application, which must have been closed when it was given. */
  async #surveyed(id: string, answeredAt: string) {
    const state = await this.#find(id);
    if (!state?.place) throw refused('application-unknown', `there is no application ${id}`, { actual: id });
    if (!isFinal(state.machine)) {
      const actual = stateName(state.machine);
      throw refused('application-open', `the application is still open, in state "${actual}"`, { actual });
    }
    if (answeredAt < state.lastOccurredAt) {
      const message = `the application was still open then; it was closed at ${state.lastOccurredAt}`;
      throw refused('answered-before-closing', message, {
        path: '/occurredAt',
        expected: `not before ${state.lastOccurredAt}`,
        actual: answeredAt,
      });
    }
    return { id, standard: state.workflow.id, office: state.place.office };
  }

  async #find(id: string): Promise<FoldedState | undefined> {
    try {
      const workflow = await this.directory.getWorkflow('application', id);
      return await this.handler.find(workflow.id, id);
    } catch (error) {
      if (isServiceError(error, 'unknown-application')) return undefined;
      throw error;
    }
  }
}

function refused(code: string, message: string, more: Partial<Violation>): ServiceError {
  const violation = { code, path: '/application/id', message, ...more };
  return new ServiceError('rule-violated', `The answer is refused: ${message}`, { violations: [violation] });
}

const answeredAlready = (cause: ServiceError) =>
  new ServiceError(
    'application-exists',
    'This question has been answered for this application already; an answer stands for good',
    cause.details,
    { cause },
  );
