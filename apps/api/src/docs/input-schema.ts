import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { IS_CALENDAR_DATE, IS_IIN, IS_INSTANT, IS_TENGE_AMOUNT } from '#workflows/catalogue';

type Schema = Readonly<Record<string, unknown>>;
type InputClass = new () => object;

const known = new WeakMap<InputClass, Schema>();

/** What the catalogue's own constraints mean in JSON Schema. */
const CONSTRAINTS: Readonly<Record<string, Schema>> = {
  [IS_CALENDAR_DATE]: { type: 'string', format: 'date' },
  [IS_INSTANT]: { type: 'string', format: 'date-time' },
  [IS_IIN]: { type: 'string', pattern: '^\\d{12}$' },
  [IS_TENGE_AMOUNT]: { type: 'string', pattern: '^(0|[1-9]\\d{0,14})(\\.\\d{1,2})?$' },
};

/**
 * The JSON Schema of a class-validator class, nested classes written out in place: their names are unique only within
 * their workflow. Unknown fields are refused, and the schema says so.
 */
export function inputSchema(type: new () => never): Schema;
export function inputSchema(type: InputClass): Schema;
export function inputSchema(type: InputClass): Schema {
  const before = known.get(type);
  if (before) return before;
  const { properties = {}, ...rest } = targetConstructorToSchema(type, {
    additionalConverters: CONSTRAINTS,
  }) as {
    properties?: Record<string, Schema>;
  };
  const written = Object.entries(properties).map(([name, property]) => [name, nested(type, name, property)]);
  const schema = { ...rest, properties: Object.fromEntries(written) as Schema, additionalProperties: false };
  known.set(type, schema);
  return schema;
}

function nested(type: InputClass, name: string, property: Schema): Schema {
  const inner = defaultMetadataStorage.findTypeMetadata(type, name)?.typeFunction();
  const isClass = typeof inner === 'function' && ![String, Number, Boolean, Date].includes(inner as never);
  if (!isClass) return property;
  const schema = inputSchema(inner);
  // Without emitted types nothing says that a single one is of its class; of a list its items say so.
  return property['type'] === 'array' ? (replaced(property, schema) as Schema) : { ...property, ...schema };
}

/** The same with every reference replaced by the schema that it means. */
function replaced(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, schema));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value) return schema;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, schema)]));
}
