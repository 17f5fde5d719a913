import classes from './reference.module.css'

type Json = Record<string, unknown>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A JSON schema the way one writes a type: short, nested, with the limits behind. */
export function SchemaText({ schema, inline }: { schema: Json; inline?: boolean }) {
  const text = typeText(schema, 0)
  return inline ? <code className={classes.inline}>{text}</code> : <pre className={classes.schema}>{text}</pre>
}

function typeText(schema: Json, depth: number): string {
  const choices = schema.anyOf ?? schema.oneOf
  if (Array.isArray(choices))
    return choices
      .filter(isJson)
      .map((one) => typeText(one, depth))
      .join(' | ')
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? 'unknown'
  if (schema.type === 'array') return `${isJson(schema.items) ? typeText(schema.items, depth) : 'unknown'}[]`
  if (isJson(schema.properties)) return objectText(schema, schema.properties, depth)
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? 'unknown')
  return `${type}${limitsText(schema)}`
}

function objectText(schema: Json, properties: Json, depth: number): string {
  const required = Array.isArray(schema.required) ? schema.required : []
  const indent = '  '.repeat(depth + 1)
  const lines = Object.entries(properties).map(([name, value]) => {
    const optional = required.includes(name) ? '' : '?'
    return `${indent}${name}${optional}: ${isJson(value) ? typeText(value, depth + 1) : 'unknown'}`
  })
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
}

const limits = ['format', 'minLength', 'maxLength', 'minimum', 'maximum', 'default'] as const

function limitsText(schema: Json): string {
  const said = limits.flatMap((name) =>
    schema[name] === undefined || Math.abs(Number(schema[name])) >= Number.MAX_SAFE_INTEGER
      ? []
      : [name === 'format' ? String(schema.format) : `${name} ${JSON.stringify(schema[name])}`],
  )
  return said.length > 0 ? ` (${said.join(', ')})` : ''
}
