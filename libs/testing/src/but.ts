/** As `whole`, but with these members changed; `undefined` takes one away. For examples, which are of a class type. */
export function but(whole: object | undefined, changes: Readonly<Record<string, unknown>>): object {
  return { ...whole, ...changes };
}
