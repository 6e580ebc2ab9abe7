import fc from 'fast-check';
import { occurredAtFrom } from './occurred-at.ts';

const NOW = new Date('2024-03-01T00:00:00.000Z');

describe('when a step happened', () => {
  it('is now where nothing is said', () => {
    expect(occurredAtFrom(undefined, NOW)).toBe('2024-03-01T00:00:00.000Z');
  });

  it('is the same instant in whatever offset it is said', () => {
    const past = fc.date({ min: new Date('1990-01-01'), max: NOW, noInvalidDate: true });
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(past, offset, (instant, minutes) => {
        const wall = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const two = (value: number) => String(value).padStart(2, '0');
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
        expect(occurredAtFrom(`${wall}${zone}`, NOW)).toBe(instant.toISOString());
      }),
    );
  });

  it.each([
    '2024-02-29T12:00:00Z',
    '2000-02-29T12:00:00Z',
    '2023-12-31t23:59:59z',
    '2024-02-01T00:00:00.123456789+05:00',
  ])('may be %s', (text) => {
    expect(occurredAtFrom(text, NOW)).toBe(new Date(text.toUpperCase()).toISOString());
  });

  it.each([
    '2023-02-29T12:00:00Z',
    '1900-02-29T12:00:00Z',
    '2024-02-30T12:00:00Z',
    '2024-13-01T12:00:00Z',
    '2024-00-10T12:00:00Z',
    '2024-01-00T12:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T12:60:00Z',
    '2024-01-01T12:00:00',
    '2024-01-01T12:00Z',
    '2024-01-01 12:00:00Z',
    '2024-01-01',
    '2024-01-01T12:00:00+0500',
    '1704110400',
    'yesterday',
    '',
  ])('is not %p', (text) => {
    expect(() => occurredAtFrom(text, NOW)).toThrow(expect.objectContaining({ code: 'invalid-data' }));
  });

  it('may be ahead of our clock by two minutes and no more', () => {
    expect(occurredAtFrom('2024-03-01T00:02:00Z', NOW)).toBe('2024-03-01T00:02:00.000Z');
    expect(() => occurredAtFrom('2024-03-01T00:02:00.001Z', NOW)).toThrow(
      expect.objectContaining({
        code: 'rule-violated',
        details: {
          violations: [expect.objectContaining({ code: 'occurred-in-future', path: '/occurredAt' })],
        },
      }),
    );
  });
});
