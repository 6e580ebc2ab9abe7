type Node = Readonly<Record<string, unknown>>;

const FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/**
 * Where a value is other than its schema says, as JSON pointers with the reason; empty for one that fits. Stricter than
 * JSON Schema in one thing: what a schema with properties does not name may not be there, so that nothing is answered
 * that is not described.
 */
export function misfits(document: Node, schema: Node, value: unknown, path = ''): readonly string[] {
  const { $ref, oneOf, enum: choices } = schema;
  if (typeof $ref === 'string') return misfits(document, resolved(document, $ref), value, path);
  if (Array.isArray(oneOf)) {
    const fits = oneOf.map((one: Node) => misfits(document, one, value, path));
    if (fits.filter((reasons) => reasons.length === 0).length === 1) return [];
    return fits.toSorted((a, b) => b.length - a.length)[0] ?? [];
  }
  if (Array.isArray(choices) && !choices.includes(value)) return [`${path}: ${String(value)} is no choice`];
  return [
    ...typeMisfits(schema, value, path),
    ...(Array.isArray(value) ? itemMisfits(document, schema, value, path) : []),
    ...(isObject(value) ? memberMisfits(document, schema, value, path) : []),
  ];
}

function typeMisfits({ type, format, pattern }: Node, value: unknown, path: string): readonly string[] {
  const types = type === undefined ? [] : [type].flat().map(String);
  const own = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  const fits = types.some((one) => one === own || (one === 'integer' && Number.isInteger(value)));
  if (types.length > 0 && !fits) return [`${path}: ${own} is no ${types.join(' or ')}`];
  const forms = [FORMATS[String(format)], typeof pattern === 'string' ? new RegExp(pattern) : undefined];
  const wrong = typeof value === 'string' && forms.some((form) => form && !form.test(value));
  return wrong ? [`${path}: "${value}" has not its form`] : [];
}

const itemMisfits = (document: Node, { items = {} }: Node, value: readonly unknown[], path: string) =>
  value.flatMap((item, place) => misfits(document, items as Node, item, `${path}/${place}`));

function memberMisfits(document: Node, schema: Node, value: Node, path: string): readonly string[] {
  const { properties, required = [] } = schema as { properties?: Record<string, Node>; required?: string[] };
  if (!properties) return [];
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}/${name}: is missing`);
  const members = Object.entries(value).flatMap(([name, member]) => {
    const described = properties[name];
    if (!described) return [`${path}/${name}: is not described`];
    return misfits(document, described, member, `${path}/${name}`);
  });
  return [...missing, ...members];
}

function resolved(document: Node, reference: string): Node {
  const keys = reference.slice('#/'.length).split('/');
  return keys.reduce<unknown>((node, key) => (node as Node)[key], document) as Node;
}

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
