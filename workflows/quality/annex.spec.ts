import { INDICATORS as COUNTED, NORMATIVE_PERCENT } from '#libs/read-models/indicators';
import { INDICATORS } from '#workflows/catalogue';
import { QUESTIONS } from './survey/questions.ts';

describe('the indicators of annex 3', () => {
  it('are those that are counted, against the norm that annex 3 gives', () => {
    expect(INDICATORS.map(({ id, normative }) => [id, normative])).toEqual(
      COUNTED.map((id) => [id, NORMATIVE_PERCENT]),
    );
  });

  it('on satisfaction have each the question that consumers are asked', () => {
    const asked = QUESTIONS.map((question) => `satisfied-with-${question}`);
    expect(INDICATORS.map(({ id }): string => id).filter((id) => id.startsWith('satisfied'))).toEqual(asked);
  });
});
