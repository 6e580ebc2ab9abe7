import { LogBell } from './log-bell.ts';

const outcome = async (heard: Promise<void>) => {
  const turns = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
    return 'silence';
  };
  return Promise.race([heard.then(() => 'heard'), turns()]);
};

describe('the bell of the log', () => {
  it('is heard by who looked before it rang, though it listens only afterwards', async () => {
    const bell = new LogBell();
    const seen = bell.rings();
    bell.ring();
    await bell.rungSince(seen);
    expect(await outcome(bell.rungSince(bell.rings()))).toBe('silence');
  });

  it('wakes everybody who listens, over whichever view of its memory', async () => {
    const bell = new LogBell();
    const other = new LogBell(bell.buffer);
    const listening = [bell, other, other].map((each) => each.rungSince(each.rings()));
    bell.ring();
    await Promise.all(listening);
    expect(other.rings()).toBe(1);
  });

  it('lets go of who no longer wants to listen', async () => {
    const bell = new LogBell();
    const leaving = new AbortController();
    const listening = bell.rungSince(bell.rings(), leaving.signal);
    leaving.abort();
    expect(await outcome(listening)).toBe('heard');
    expect(await outcome(bell.rungSince(bell.rings(), leaving.signal))).toBe('heard');
  });
});
