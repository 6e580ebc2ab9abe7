import { OptionalWord } from '../http/parameters.ts';

/** What offices are searched by. */
export class OfficeParameters {
  /** Id of a region: `akmola`. */
  @OptionalWord()
  region?: string;

  /** Part of the id, of the name in any of the three languages, or of the address. */
  @OptionalWord()
  q?: string;
}
