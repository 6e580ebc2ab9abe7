import type { Console, Progress } from '../console.ts';

const LABELS = { copying: 'Copying', verifying: 'Verifying' } as const;

/** One bar after another, for work that copies first and verifies then. */
export function copyingProgress(console: Console): {
  readonly step: (what: keyof typeof LABELS, done: number, total: number) => void;
  readonly stop: () => void;
} {
  let shown: { readonly what: keyof typeof LABELS; readonly bar: Progress } | undefined;
  return {
    step(what, done, total) {
      if (shown?.what !== what) {
        shown?.bar.stop();
        shown = { what, bar: console.progress(LABELS[what]) };
      }
      shown.bar.step(done, total);
    },
    stop: () => shown?.bar.stop(),
  };
}
