import { Body, type PipeTransform } from '@nestjs/common';
import { checkInput } from '#libs/input';

/** The body as an instance of a class-validator class; what is wrong with it is told by JSON pointers into it (400). */
export function CheckedInput(type: new () => object): ParameterDecorator {
  const pipe: PipeTransform<unknown, object> = { transform: (body) => checkInput(type, body) };
  return Body(pipe);
}
