import { localDateOf } from './local-date.ts';

describe('the legal day of an instant', () => {
  it('is the day of the office, not of Greenwich', () => {
    expect(localDateOf('2012-04-01T18:30:00Z', 'Asia/Almaty')).toBe('2012-04-02');
    expect(localDateOf('2012-04-01T18:30:00Z', 'Asia/Aqtau')).toBe('2012-04-01');
  });

  it('follows the move of Almaty to UTC+5 on 1 March 2024', () => {
    expect(localDateOf('2024-02-29T18:30:00Z', 'Asia/Almaty')).toBe('2024-02-29');
    expect(localDateOf('2024-02-28T18:30:00Z', 'Asia/Almaty')).toBe('2024-02-29');
    expect(localDateOf('2024-03-05T18:30:00Z', 'Asia/Almaty')).toBe('2024-03-05');
  });

  it('is told the same the second time, for each zone by itself', () => {
    for (const round of [1, 2]) {
      expect([round, localDateOf('2012-04-01T18:30:00.000Z', 'Asia/Almaty')]).toEqual([round, '2012-04-02']);
      expect([round, localDateOf('2012-04-01T18:30:59.999Z', 'Asia/Aqtau')]).toEqual([round, '2012-04-01']);
    }
    expect(() => localDateOf('2012-13-01T18:30:00Z', 'Asia/Almaty')).toThrow(RangeError);
  });

  it('refuses what is no instant', () => {
    expect(() => localDateOf('yesterday', 'Asia/Almaty')).toThrow(RangeError);
    expect(() => localDateOf('2012-04-01T18:30:00Z', 'Asia/Nowhere')).toThrow(RangeError);
  });
});
