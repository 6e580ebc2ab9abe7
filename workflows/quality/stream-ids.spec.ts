import { INDICATOR_IDS, STANDARD_IDS } from '#workflows/catalogue';
import { serviceInformationId, surveyId, targetId } from './stream-ids.ts';
import { QUESTIONS } from './survey/questions.ts';

const UUID_V5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the streams of the registers', () => {
  it('have names of their own: one for each answer, each target and each standard', () => {
    const applications = ['0198c2f0-0000-7000-8000-000000000021', '0198c2f0-0000-7000-8000-000000000022'];
    const ids = [
      ...applications.flatMap((id) => QUESTIONS.map((question) => surveyId(id, question))),
      ...INDICATOR_IDS.flatMap((indicator) =>
        STANDARD_IDS.flatMap((standard) => [2012, 2013].map((year) => targetId(indicator, standard, year))),
      ),
      ...STANDARD_IDS.map((standard) => serviceInformationId(standard)),
    ];
    expect(new Set(ids).size).toBe(8 + 48 + 4);
    for (const id of ids) expect(id).toMatch(UUID_V5);
  });

  it('have these names for ever', () => {
    expect([
      surveyId('0198C2F0-0000-7000-8000-000000000021', 'courtesy'),
      targetId('timely-provision', 'passport-and-id-card', 2013),
      serviceInformationId('temporary-id-card'),
    ]).toEqual([
      '5ad2fc65-0985-584d-a56f-635def3925b1',
      '63f63c6d-7afd-52fe-8854-adb38c7a14ca',
      '95016dfc-50ed-5b31-905d-f1873a5b0f7e',
    ]);
  });
});
