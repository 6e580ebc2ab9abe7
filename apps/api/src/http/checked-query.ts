import { Query, type PipeTransform } from '@nestjs/common';
import { checkInput } from '#libs/input';

/** The query parameters as an instance of a class-validator class; unknown ones are refused (400), not ignored. */
export function CheckedQuery(type: new () => object): ParameterDecorator {
  const pipe: PipeTransform<object, object> = { transform: (query) => checkInput(type, { ...query }) };
  return Query(pipe);
}
