import type { Browser, Reply } from '../product.ts'
import type { Operation, Schema } from './operations.ts'

type Forging = {
  operations: readonly Operation[]
  schemas: Readonly<Record<string, Schema>>
  /** What a sender would like to be believed, by the name of the field. */
  forged: Readonly<Record<string, unknown>>
  /** Told of each operation to which forged fields were sent, and of what became of it. */
  onSent: (operation: Operation, reply: Reply) => void
}

/**
 * Adds forged fields to every body, beside the known fields and in each object within. Where that is refused, the same is
 * sent without them, so that its user goes on.
 */
export function forgingBrowser(browser: Browser, { operations, schemas, forged, onSent }: Forging): Browser {
  const resolved = (schema: Schema): Schema => {
    const name = String(schema.$ref ?? '')
      .split('/')
      .at(-1)
    return name ? (schemas[name] ?? schema) : schema
  }
  const withForged = (value: unknown, at: Schema): unknown => {
    const schema = resolved(at)
    if (Array.isArray(value)) return value.map((one) => withForged(one, (schema.items as Schema | undefined) ?? {}))
    const known = schema.properties as Record<string, Schema> | undefined
    if (typeof value !== 'object' || value === null || !known) return value
    const inside = Object.entries(value).map(([name, one]) => [name, withForged(one, known[name] ?? {})])
    const unknown = Object.entries(forged).filter(([name]) => !(name in known))
    return { ...Object.fromEntries(inside), ...Object.fromEntries(unknown) }
  }

  return {
    async send(method, url, sent = {}) {
      const operation = operations.find((one) => one.method === method && matches(one.path, url))
      const isPlain = !sent.form && !Buffer.isBuffer(sent.body)
      if (!operation || method === 'GET' || method === 'DELETE' || !isPlain) return browser.send(method, url, sent)
      const body = withForged(sent.body ?? {}, operation.body ?? { properties: {} })
      const reply = await browser.send(method, url, { ...sent, body })
      onSent(operation, reply)
      return reply.status === 422 ? browser.send(method, url, sent) : reply
    },
  }
}

function matches(path: string, url: string): boolean {
  const pattern = path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')
  return new RegExp(`^${pattern}$`).test(url.split('?')[0] ?? '')
}
