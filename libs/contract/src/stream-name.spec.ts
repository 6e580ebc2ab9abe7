import fc from 'fast-check';
import { parseStreamName, streamName } from './stream-name.ts';

describe('the name of a stream', () => {
  it('begins with the installation and the standard, and ends with the application', () => {
    expect(streamName('qadam', 'passport-and-id-card', '0198-a')).toBe('qadam.passportAndIdCard-0198-a');
    expect(streamName('qadam', 'complaint', '7')).toBe('qadam.complaint-7');
  });

  it('is taken apart into what it was made of', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const kebab = fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(word, kebab, fc.uuid(), (installation, words, applicationId) => {
        const workflow = words.join('-');
        const parts = { installation, workflow, applicationId };
        expect(parseStreamName(streamName(installation, workflow, applicationId))).toEqual(parts);
      }),
    );
  });

  it.each(['', '$ce-qadam', 'qadam', 'qadam.complaint', 'qadam.complaint-', '.complaint-7'])(
    'is not %j',
    (stream) => {
      expect(parseStreamName(stream)).toBeUndefined();
    },
  );
});
