/** What a log says of a move that it takes part in. */
export interface Mark {
  /**
   * `incoming`: a copy that is not finished, and nobody's home yet; `home`: moved in; `moved`: moved out, and sealed, so
   * that nothing is appended any more.
   */
  readonly state: 'incoming' | 'home' | 'moved';
  /** The log at the other end, as people are told of it; without secrets. */
  readonly other: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

export const MARK_STATES: readonly Mark['state'][] = ['incoming', 'home', 'moved'];
