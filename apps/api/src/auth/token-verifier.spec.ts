import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { clockOf } from '../clock.ts';
import { TokenVerifier } from './token-verifier.ts';

const NOW = new Date('2012-04-02T05:00:00.000Z');
const EXPIRES = NOW.getTime() / 1_000 + 60;
const OFFICER = { sub: 'officer-1', roles: ['authorised-officer'], office: 'astana-1' };

describe('tokens of an identity provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-keys-'));
  const jwks = join(folder, 'jwks.json');
  let now = NOW;
  const clock = clockOf(() => now);
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    privateKey = pair.privateKey;
    const published = { ...(await exportJWK(pair.publicKey)), kid: 'first', alg: 'ES256' };
    writeFileSync(jwks, JSON.stringify({ keys: [published] }));
  });
  afterEach(() => {
    now = NOW;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const signed = (claims: JWTPayload, key = privateKey) =>
    new SignJWT({ exp: EXPIRES, ...OFFICER, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'first' })
      .sign(key);
  const verifier = (rest: { issuer?: string; audience?: string } = {}) =>
    new TokenVerifier({ kind: 'keys', jwks, ...rest }, clock);

  it('say who acts, with the roles that mean something here', async () => {
    const token = await signed({ roles: ['authorised-officer', 'sysadmin'] });
    expect(await verifier().actorOf(token)).toEqual({
      id: 'officer-1',
      roles: ['authorised-officer'],
      office: 'astana-1',
    });
  });

  it('are remembered until they expire, and not longer', async () => {
    const tokens = verifier();
    const token = await signed({});
    expect(tokens.remembered(token)).toBeUndefined();
    const actor = await tokens.actorOf(token);
    expect(tokens.remembered(token)).toBe(actor);
    now = new Date(EXPIRES * 1_000);
    expect(tokens.remembered(token)).toBeUndefined();
    await expect(tokens.actorOf(token)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('are not believed under another key, nor as if the published key were a secret', async () => {
    const stranger = await generateKeyPair('ES256');
    await expect(verifier().actorOf(await signed({}, stranger.privateKey))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const forged = await new SignJWT({ ...OFFICER, exp: EXPIRES })
      .setProtectedHeader({ alg: 'HS256', kid: 'first' })
      .sign(readFileSync(jwks));
    await expect(verifier().actorOf(forged)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('are believed only from the issuer and for the audience that are set', async () => {
    const strict = verifier({ issuer: 'https://id.example', audience: 'qadam' });
    const good = await signed({ iss: 'https://id.example', aud: ['qadam', 'other'] });
    expect(await strict.actorOf(good)).toMatchObject({ id: 'officer-1' });
    for (const claims of [{}, { iss: 'https://id.example' }, { iss: 'https://other.example', aud: 'qadam' }])
      await expect(strict.actorOf(await signed(claims))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('forget the oldest of more than a thousand', async () => {
    const tokens = verifier();
    const first = await signed({ sub: 'first' });
    await tokens.actorOf(first);
    for (let count = 0; count < 1_000; count += 1) await tokens.actorOf(await signed({ sub: `n${count}` }));
    expect(tokens.remembered(first)).toBeUndefined();
    expect(await tokens.actorOf(first)).toMatchObject({ id: 'first' });
  });

  it('need keys that can be read', () => {
    const settings = { kind: 'keys', jwks: join(folder, 'none.json') } as const;
    expect(() => new TokenVerifier(settings, clock)).toThrow(
      expect.objectContaining({ code: 'bad-configuration' }),
    );
  });
});
