/** Where parts that run by themselves say what goes wrong; that they go well, `/readyz` and `/metrics` say. */
export function failureLog(
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  if (level !== 'info') console[level](JSON.stringify({ level, message, ...fields }));
}
