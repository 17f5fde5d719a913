import { z } from 'zod'

// Only what the page shows; everything else of the document is let through unread.
const Schema = z.record(z.string(), z.unknown())
const Content = z.record(z.string(), z.looseObject({ schema: Schema.optional() }))
const Operation = z.looseObject({
  summary: z.string().default(''),
  tags: z.array(z.string()).default([]),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: Schema.optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string().default(''), content: Content.optional() })),
})
export const OpenApiDocument = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
})

export type ApiOperation = z.infer<typeof Operation> & { method: string; path: string }

/** Operations by tag, each in the order of the document. */
export function operationsByTag({
  paths,
}: z.infer<typeof OpenApiDocument>): [tag: string, operations: ApiOperation[]][] {
  const groups = new Map<string, ApiOperation[]>()
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags[0] ?? 'other'
      groups.set(tag, [...(groups.get(tag) ?? []), { ...operation, method: method.toUpperCase(), path }])
    }
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b))
}
