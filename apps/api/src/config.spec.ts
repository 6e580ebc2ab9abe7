import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom } from './config.ts';

const SECRET = 'a secret of at least thirty-two bytes';

describe('the settings of the service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-config-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const readings = (content: string) => {
    const file = join(folder, 'readings.json');
    writeFileSync(file, content);
    return { QADAM_READINGS: file };
  };

  it('are, where nothing is set, those of a machine on which it is tried out', () => {
    expect(configFrom({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: join(process.cwd(), 'data'),
      installation: 'qadam',
      tokens: { kind: 'demonstration' },
      readings: {},
      demonstrationApplications: 200,
      requestsPerMinute: 0,
      afterTimeoutMs: 5_000,
      warnWorkingDays: 2,
    });
  });

  it('have no demonstration where tokens of others are believed', () => {
    const { tokens, demonstrationApplications } = configFrom({
      QADAM_JWT_SECRET: SECRET,
      QADAM_HOST: '0.0.0.0',
    });
    expect({ tokens, demonstrationApplications }).toEqual({
      tokens: { kind: 'secret', secret: SECRET },
      demonstrationApplications: 0,
    });
  });

  it.each([
    [{ QADAM_PORT: '65536' }, /QADAM_PORT/],
    [{ QADAM_PORT: '80a' }, /QADAM_PORT/],
    [{ QADAM_RATE_LIMIT: '-1' }, /QADAM_RATE_LIMIT/],
    [{ QADAM_DEMO_APPLICATIONS: 'many' }, /QADAM_DEMO_APPLICATIONS/],
    [{ QADAM_INSTALLATION: 'Qadam.1' }, /QADAM_INSTALLATION/],
    [{ QADAM_JWT_SECRET: 'too short' }, /QADAM_JWT_SECRET must have at least 32 bytes/],
    [{ QADAM_JWT_SECRET: SECRET, QADAM_JWT_JWKS: '/keys.json' }, /not both/],
    [{ QADAM_READINGS: '/nowhere.json' }, /QADAM_READINGS cannot be read/],
    [{ QADAM_HOST: '0.0.0.0' }, /demonstration tokens are only for this machine/],
    [{ QADAM_HOST: '192.0.2.1' }, /demonstration tokens are only for this machine/],
    [{ QADAM_HOST: '::' }, /demonstration tokens are only for this machine/],
    [{ QADAM_HOST: '127.example.org' }, /demonstration tokens are only for this machine/],
  ])('%p are refused', (environment, reason) => {
    expect(() => configFrom(environment)).toThrow(
      expect.objectContaining({ code: 'bad-configuration', message: expect.stringMatching(reason) }),
    );
  });

  it('that are wrong are named all at once', () => {
    expect(() => configFrom({ QADAM_PORT: 'x', QADAM_RATE_LIMIT: 'y' })).toThrow(
      /QADAM_PORT.*QADAM_RATE_LIMIT/,
    );
  });

  it('take the readings of the law from a file', () => {
    const chosen = { 'passport-and-id-card': { expedited: 'not-offered' } };
    expect(configFrom(readings(JSON.stringify(chosen))).readings).toEqual(chosen);
  });

  it.each([
    ['[]', /must hold a JSON object/],
    ['{', /cannot be read/],
    ['{"driving-licence":{}}', /"driving-licence" is no standard/],
    ['{"constructor":{}}', /"constructor" is no standard/],
    ['{"passport-and-id-card":"strict"}', /must be an object/],
    ['{"passport-and-id-card":{"colour":"blue"}}', /has no open point "colour"; it has: expedited/],
    ['{"passport-and-id-card":{"expedited":true}}', /expedited must be the name of a reading/],
  ])('refuse the readings %p', (content, reason) => {
    expect(() => configFrom(readings(content))).toThrow(reason);
  });
});
