// What HEALTHCHECK runs: 0 while the process in this container answers at /livez, whichever of the two it is.
const ports = [process.env.QADAM_PORT ?? '3000', process.env.QADAM_WORKER_PORT ?? '3001'];

const answers = async (port) => {
  const answer = await fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(2_000) });
  return answer.ok;
};

const alive = await Promise.any(ports.map(answers)).catch(() => false);
process.exitCode = alive ? 0 : 1;
