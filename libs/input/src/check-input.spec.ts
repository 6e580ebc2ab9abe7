// @Type reads metadata while the classes below are being made.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { isServiceError } from '#libs/contract';
import { checkInput } from './check-input.ts';

class Page {
  @IsInt()
  @Min(1)
  readonly number!: number;
}
class Letter {
  @IsString()
  readonly title!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Page)
  readonly pages!: Page[];

  @IsOptional()
  @IsObject()
  readonly anything?: object;
}

function objectionsTo(plain: unknown): readonly string[] {
  try {
    checkInput(Letter, plain);
    return [];
  } catch (error) {
    if (!isServiceError(error, 'invalid-data')) throw error;
    return (error.details.violations ?? []).map(({ code, path }) => `${code} ${path}`);
  }
}

describe('input', () => {
  it('that is right becomes an instance of its class, to its depth', () => {
    const letter = checkInput(Letter, { title: 'To whom', pages: [{ number: 1 }] });
    expect(letter).toBeInstanceOf(Letter);
    expect(letter.pages[0]).toBeInstanceOf(Page);
  });

  it.each([
    ['a wrong type', { title: 1, pages: [] }, ['invalid-field /title']],
    ['a missing field', { pages: [] }, ['invalid-field /title']],
    ['text for a number', { title: '', pages: [{ number: '1' }] }, ['invalid-field /pages/0/number']],
    ['a field that is not known', { title: '', pages: [], 'a/b~c': 1 }, ['unknown-field /a~1b~0c']],
    ['an unknown field below', { title: '', pages: [{ number: 1, x: 1 }] }, ['unknown-field /pages/0/x']],
    ['text', 'letter', ['invalid-field ']],
    ['a list', [], ['invalid-field ']],
    ['nothing', null, ['invalid-field ']],
  ])('that has %s is refused, each wrong field named', (_what, plain, expected) => {
    expect([...new Set(objectionsTo(plain))]).toEqual(expected);
  });

  it('that has several wrong fields has all of them named', () => {
    expect([...new Set(objectionsTo({ pages: [{ number: 0 }, {}] }))]).toEqual([
      'invalid-field /title',
      'invalid-field /pages/0/number',
      'invalid-field /pages/1/number',
    ]);
  });

  it('that is nested without end is refused before it is walked', () => {
    let anything: object = {};
    for (let level = 0; level < 50_000; level += 1) anything = { anything };
    expect(objectionsTo({ title: '', pages: [], anything })).toEqual(['too-deep ']);
  });

  it('cannot bring a prototype of its own', () => {
    const plain: unknown = JSON.parse('{"title":"","pages":[],"__proto__":{"admitted":true}}');
    const letter = checkInput(Letter, plain);
    expect(Object.getPrototypeOf(letter)).toBe(Letter.prototype);
    expect(letter).not.toHaveProperty('admitted');
  });

  it('is not changed by being checked', () => {
    const plain = { title: 'x', pages: [{ number: 1 }] };
    checkInput(Letter, plain);
    expect(plain).toEqual({ title: 'x', pages: [{ number: 1 }] });
    expect(plain.pages[0]).not.toBeInstanceOf(Page);
  });
});
