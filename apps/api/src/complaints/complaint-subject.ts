import { isServiceError, ServiceError, type Violation } from '#libs/contract';
import type { Precondition } from '../commands/command-desk.ts';
import type { ApplicationDirectory } from '../read/application-directory.ts';

/** What a complaint may be about, beside an office: an application under a standard. */
interface Subject {
  readonly application?: { readonly id: string; readonly standard: string };
}

/**
 * The application that a complaint names must exist, under the standard that the complaint names. Checked here, since
 * a workflow knows no stream but its own.
 * @throws ServiceError `rule-violated`
 */
export function complaintSubject(directory: ApplicationDirectory): Precondition {
  return async (input) => {
    const { application } = input as Subject;
    if (!application) return;
    const workflow = await directory.getWorkflow('application', application.id).catch((error: unknown) => {
      if (!isServiceError(error, 'unknown-application')) throw error;
      throw refused({
        code: 'application-unknown',
        path: '/application/id',
        message: `there is no application ${application.id}`,
        actual: application.id,
      });
    });
    if (workflow.id === application.standard) return;
    throw refused({
      code: 'application-of-other-standard',
      path: '/application/standard',
      message: 'the application is under another standard',
      expected: workflow.id,
      actual: application.standard,
    });
  };
}

const refused = (violation: Violation) =>
  new ServiceError('rule-violated', `The complaint is refused: ${violation.message}`, {
    violations: [violation],
  });
