import type { Agreed, LedOver } from '#libs/moving';
import type { Console } from '../console.ts';
import { counted } from '../table.ts';
import type { Houses } from './open-houses.ts';

/** What has become of a move. */
export interface MoveReport extends Partial<Agreed> {
  readonly state: keyof typeof SAID;
  readonly from: string;
  readonly to: string;
  readonly tables?: LedOver;
}

export const shownOf = ({ source, target }: Houses) => ({ from: source.shown, to: target.shown });

const SAID = {
  copied:
    'copied; nothing is sealed. Go on with the same command, finish with --switch, give up with --abandon',
  sealed: 'copied, and the store that is left is sealed: finish with --switch',
  home: 'is the home now: start services and workers with this QADAM_STORE',
  abandoned: 'is nobody’s home; the store that was to be left is as it was',
} as const;

export function tellMove(console: Console, report: MoveReport): void {
  console.result(report, () => written(report));
}

function written({ state, to, events = 0, streams = 0, digest, tables }: MoveReport): string {
  const led = tables ? `; the tables follow it (${counted(tables.checkpoints, 'checkpoint')})` : '';
  const lines = [`${to}: ${SAID[state]}${led}`];
  if (digest === undefined) return lines.join('\n');
  const counts = `${counted(events, 'event')} in ${counted(streams, 'history', 'histories')}, the same in both`;
  return [...lines, `${counts}; digest ${digest}`].join('\n');
}
