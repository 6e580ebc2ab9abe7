import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** Of scrypt: about 16 MiB and 50 ms for each password that is tried. */
const COST = 16_384;
const BLOCK = 8;
const PARALLEL = 1;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

const FORM = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/;

/** What is kept of a password: `scrypt$<cost>$<block>$<parallel>$<salt>$<key>`, salt and key in base64url. */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derived(password, salt, KEY_BYTES, { N: COST, r: BLOCK, p: PARALLEL });
  return ['scrypt', COST, BLOCK, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export const isPasswordHash = (text: string): boolean => FORM.test(text);

/** False, too, for a hash that is none. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, cost, block, parallel, salt = '', kept = ''] = FORM.exec(hash) ?? [];
  const expected = Buffer.from(kept, 'base64url');
  if (expected.length === 0) return false;
  const options = { N: Number(cost), r: Number(block), p: Number(parallel) };
  const key = await derived(password, Buffer.from(salt, 'base64url'), expected.length, options);
  return timingSafeEqual(key, expected);
}

function derived(password: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> {
  const { N = COST, r = BLOCK } = options;
  // What it needs, and a little over.
  const maxmem = 129 * N * r + 1_048_576;
  return new Promise((resolve, reject) => {
    scrypt(password, salt, bytes, { ...options, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
