import * as fc from 'fast-check';
import { birthDateOfIin, iinCheckDigit, readIin, sexOfIin } from './iin.ts';

const anyDigit = '0123456789'.split('');

describe('an individual identification number', () => {
  it.each([
    ['900101190109', '1890-01-01', 'male'],
    ['951231291003', '1895-12-31', 'female'],
    ['990228192003', '1899-02-28', 'male'],
    ['960303293109', '1896-03-03', 'female'],
    ['920715190205', '1892-07-15', 'male'],
    ['981130290203', '1898-11-30', 'female'],
    ['940505195508', '1894-05-05', 'male'],
    ['990615590016', '2099-06-15', 'male'],
    ['960101690303', '2096-01-01', 'female'],
    ['960229590012', '2096-02-29', 'male'],
  ])('%s tells birth on %s and sex %s', (iin, birthDate, sex) => {
    expect(readIin(iin)).toEqual({ valid: true, birthDate, sex });
    expect([birthDateOfIin(iin), sexOfIin(iin)]).toEqual([birthDate, sex]);
  });

  it.each([
    ['900101190100', 'wrong-check-digit'],
    ['951231291004', 'wrong-check-digit'],
    ['920715190200', 'wrong-check-digit'],
    ['981130290204', 'wrong-check-digit'],
    ...anyDigit.map((digit) => [`90010119001${digit}`, 'never-given-out']),
    ...anyDigit.map((digit) => [`95123129066${digit}`, 'never-given-out']),
    ['90010119010', 'not-twelve-digits'],
    ['9001011901099', 'not-twelve-digits'],
    ['90010119O109', 'not-twelve-digits'],
    ['900101190109\n', 'not-twelve-digits'],
    ['٩٠٠١٠١١٩٠١٠٩', 'not-twelve-digits'],
    ['', 'not-twelve-digits'],
    ['901301190109', 'no-such-date'],
    ['990230192004', 'no-such-date'],
    ['900101790107', 'unknown-century'],
    ['900101090102', 'unknown-century'],
    ['900101890100', 'unknown-century'],
    ['900101990100', 'unknown-century'],
  ])('is not %s: %s', (iin, problem) => {
    expect(readIin(iin)).toMatchObject({ valid: false, problem });
    expect([birthDateOfIin(iin), sexOfIin(iin)]).toEqual([undefined, undefined]);
  });

  it('is refused in words that do not repeat it', () => {
    const reading = readIin('900101190100');
    expect(reading.valid ? '' : reading.message).not.toMatch(/[0-9]{6}/);
  });

  it('knows 29 February only in leap years', () => {
    expect(readIin(completed('96022939001')).valid).toBe(true);
    expect(readIin(completed('95022939000'))).toMatchObject({ problem: 'no-such-date' });
  });

  it('has at most one right check digit', () => {
    const eleven = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(eleven, (serial) => {
        const first = `8001013${serial.slice(0, 4).join('')}`;
        const right = anyDigit.filter((digit) => readIin(first + digit).valid);
        const digit = iinCheckDigit(Array.from(first, Number));
        expect(right).toEqual(digit === null ? [] : [String(digit)]);
      }),
    );
  });
});

function completed(first: string): string {
  return `${first}${iinCheckDigit(Array.from(first, Number))}`;
}
