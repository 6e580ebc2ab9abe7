/** What one look at an installation has found. */
export interface Finding {
  /** What was looked at: `log`, `tables`, `projection applications` … */
  readonly check: string;
  /** `warning`: it works, and will not for ever; `problem`: somebody has to do something. */
  readonly status: 'ok' | 'warning' | 'problem';
  readonly detail: string;
}

export const fine = (check: string, detail: string): Finding => ({ check, status: 'ok', detail });
export const warning = (check: string, detail: string): Finding => ({ check, status: 'warning', detail });
export const problem = (check: string, detail: string): Finding => ({ check, status: 'problem', detail });

/** What a look finds; that it cannot look is a problem as well. */
export async function lookedAt(
  check: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [problem(check, error instanceof Error ? error.message : String(error))];
  }
}
