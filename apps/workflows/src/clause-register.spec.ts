import type { ClauseEntry, Workflow } from '#libs/contract';
import { PARAGRAPH_IDS } from '#workflows/catalogue';
import { allWorkflows, clauseRegister } from './index.ts';

const WORKFLOWS = allWorkflows();

/** The workflows with the register of one standard changed. */
function withClauses(
  change: (clauses: readonly ClauseEntry[]) => readonly ClauseEntry[],
): readonly Workflow[] {
  return WORKFLOWS.map((workflow) =>
    workflow.id === 'temporary-id-card' ? { ...workflow, clauses: change(workflow.clauses) } : workflow,
  );
}

describe('the clause register', () => {
  it('has all 202 paragraphs of the decree, and nothing in it is dangling', () => {
    const register = clauseRegister(WORKFLOWS);
    expect(register.problems).toEqual([]);
    expect(register.paragraphs).toBe(202);
    expect(register.registered.map(({ id }) => id)).toEqual(PARAGRAPH_IDS);
  });

  it('tells of each reference what it is and where it stands', () => {
    const { registered } = clauseRegister(WORKFLOWS);
    const honoured = registered.flatMap((paragraph) => paragraph.honoured);
    expect(honoured).toContainEqual({
      reference: 'complaint#state:answered',
      kind: 'state',
      where: 'workflows/complaint/machine.ts',
      title: expect.objectContaining({ en: expect.any(String) as string }) as object,
    });
    expect(honoured).toContainEqual({
      reference: 'data:centres',
      kind: 'data',
      where: 'workflows/catalogue/data/centres.json',
      title: null,
    });
  });

  it('of one standard has its paragraphs alone', () => {
    const { registered, paragraphs } = clauseRegister(WORKFLOWS, 'temporary-id-card');
    expect(registered).toHaveLength(paragraphs);
    expect(new Set(registered.map(({ standard }) => standard))).toEqual(new Set(['temporary-id-card']));
  });

  it.each([
    ['missing', (clauses: readonly ClauseEntry[]) => clauses.slice(1)],
    ['twice', (clauses: readonly ClauseEntry[]) => [...clauses, ...clauses.slice(0, 1)]],
    [
      'unknown-paragraph',
      ([first, ...rest]: readonly ClauseEntry[]) => [
        first,
        ...rest,
        other(first, { id: 'temporary-id-card:99' }),
      ],
    ],
    ['not-honoured', ([first, ...rest]: readonly ClauseEntry[]) => [other(first, { honoured: [] }), ...rest]],
    [
      'dangling-reference',
      ([first, ...rest]: readonly ClauseEntry[]) => [other(first, { honoured: ['state:nowhere'] }), ...rest],
    ],
  ] as const)('finds what is %s', (code, change) => {
    const { problems } = clauseRegister(withClauses(change as never));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });
});

const other = (entry: ClauseEntry | undefined, change: Partial<ClauseEntry>): ClauseEntry => ({
  ...(entry as ClauseEntry),
  ...change,
});
