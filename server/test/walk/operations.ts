import type { Permission } from '@colloquy/contracts/permissions'

export type Schema = { readonly [key: string]: unknown }
export type Operation = {
  method: string
  /** With its parameters as `{name}`. */
  path: string
  permission: Permission
  parameters: readonly { name: string; in: string; required?: boolean; schema: Schema }[]
  /** Schema of the JSON body, where one is taken. */
  body?: Schema
  streams: boolean
}

type Described = {
  parameters?: Operation['parameters']
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { content?: Record<string, unknown> }>
  'x-permission'?: Permission
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete'])

/** Every operation that the product describes about itself. */
export function operationsOf(document: { paths: Record<string, Record<string, Described>> }): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, described]) => toOperation(method, path, described)),
  )
}

function toOperation(method: string, path: string, described: Described): Operation {
  const permission = described['x-permission']
  if (!permission) throw new Error(`${method} ${path} does not say which permission it asks for.`)
  const body = described.requestBody?.content?.['application/json']?.schema
  return {
    method: method.toUpperCase(),
    path,
    permission,
    parameters: described.parameters ?? [],
    ...(body && { body }),
    streams: Object.values(described.responses ?? {}).some(({ content }) => content?.['text/event-stream']),
  }
}

const nobodysId = '0198a6f0-0000-7000-8000-000000000000'

/** The address with these records in place of the parameters; an id of nothing where none is known. */
export const addressOf = (path: string, records: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(records[name] ?? nobodysId))

export const parametersOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
