import { ServiceError } from '#libs/contract';
import type { Mark } from './mark.ts';

/**
 * Whether a log may be written, by what it says of moves.
 * @param shown the log, as people are told of it
 * @throws ServiceError `store-locked`, saying where to go instead
 */
export function checkMark(shown: string, mark: Mark | undefined): void {
  if (mark?.state === 'moved')
    throw new ServiceError(
      'store-locked',
      `${shown} has moved to ${mark.other} (${mark.at}) and takes no more events: set QADAM_STORE to that place`,
      { other: mark.other },
    );
  if (mark?.state === 'incoming')
    throw new ServiceError(
      'store-locked',
      `${shown} is a copy of ${mark.other} that is not finished: finish it with qadam move --switch, or give it up with --abandon`,
      { other: mark.other },
    );
}
