import { ServiceError } from '#libs/contract';
import type { Precondition } from '../commands/command-desk.ts';
import type { ApplicationDirectory } from '../read/application-directory.ts';

/** What a complaint may be about: an application, or a standard as such. */
interface Subject {
  readonly application?: { readonly id?: string; readonly standard?: string };
  readonly standard?: string;
}

/**
 * The application that a complaint names must exist, and be of the standard that the complaint names.
 * @throws ServiceError `unknown-application`, `unknown-standard`, `rule-violated` (of another standard)
 */
export function complaintSubject(directory: ApplicationDirectory): Precondition {
  return async (input) => {
    const { application, standard = application?.standard } = input as Subject;
    if (standard !== undefined) directory.newest('application', standard);
    if (application?.id === undefined) return;
    const { id } = await directory.getWorkflow('application', application.id);
    if (standard === undefined || standard === id) return;
    const message = 'the application that is complained about is of another standard';
    const violation = {
      code: 'application-of-other-standard',
      path: '/application',
      message,
      expected: id,
      actual: standard,
    };
    throw new ServiceError('rule-violated', `The complaint is refused: ${message}`, {
      violations: [violation],
    });
  };
}
