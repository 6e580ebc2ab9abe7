interface Reading<Message> {
  read(): Message | null;
  on(event: 'readable' | 'end' | 'close', listener: () => void): unknown;
  off(event: 'readable' | 'end' | 'close', listener: () => void): unknown;
}

/**
 * The messages of one call as they come, until it has no more or `signal` is aborted. Unlike the loop that streams
 * have by themselves it leaves the call open, so that it can still be answered.
 */
export async function* messagesOf<Message>(
  call: Reading<Message>,
  signal: AbortSignal,
): AsyncGenerator<Message, void, undefined> {
  let wake = () => {};
  let over = signal.aborted;
  const look = () => wake();
  const end = () => {
    over = true;
    wake();
  };
  call.on('readable', look);
  call.on('end', end);
  call.on('close', end);
  signal.addEventListener('abort', end);
  try {
    for (;;) {
      const message = signal.aborted ? null : call.read();
      if (message !== null) yield message;
      else if (over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    call.off('readable', look);
    call.off('end', end);
    call.off('close', end);
    signal.removeEventListener('abort', end);
  }
}
