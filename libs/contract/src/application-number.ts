/** Crockford's alphabet: no letter that is taken for a digit when read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number by which people call an application, from its id (a UUID): `K7QX-9M2P-4DTR`. The last 60 bits of the id,
 * so that no counter is shared between offices; two of a million million applications are unlikely to share one.
 */
export function applicationNumber(applicationId: string): string {
  let bits = BigInt(`0x${applicationId.replaceAll('-', '').slice(-15)}`);
  let number = '';
  for (let place = 0; place < 12; place += 1) {
    if (place > 0 && place % 4 === 0) number = `-${number}`;
    number = `${ALPHABET[Number(bits & 31n)]}${number}`;
    bits >>= 5n;
  }
  return number;
}
