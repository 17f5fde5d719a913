import { z } from 'zod'

/** What a request says, whatever the protocol. */
export type SpokenRequest = {
  model: string
  instructions: string
  messages: { role: string; text: string }[]
  tool: boolean
}

type Protocol = {
  read(body: unknown): SpokenRequest
  write(text: string, request: SpokenRequest): unknown
  refuse(): unknown
}

const Content = z.union([
  z.string(),
  z.array(z.object({ text: z.string().optional() })).transform((parts) => parts.map(({ text }) => text ?? '').join('')),
])
const Message = z.object({ role: z.string(), content: Content })
const usage = { input_tokens: 900, output_tokens: 120 }
const cannot = 'I cannot help with that.'

const system = new Set(['system', 'developer'])
function spoken(model: string, messages: z.output<typeof Message>[], tool = false): SpokenRequest {
  const said = messages.map(({ role, content }) => ({ role, text: content }))
  return {
    model,
    instructions: said.flatMap(({ role, text }) => (system.has(role) ? text : [])).join('\n'),
    messages: said.filter(({ role }) => !system.has(role)),
    tool,
  }
}

const chat: Protocol = {
  read: (body) => {
    const { model, messages } = z.object({ model: z.string(), messages: z.array(Message) }).parse(body)
    return spoken(model, messages)
  },
  write: (text, { model }) => completion(model, { role: 'assistant', content: text }, 'stop'),
  refuse: () => completion('any', { role: 'assistant', content: '', refusal: cannot }, 'content_filter'),
}

const completion = (model: string, message: object, reason: string) => ({
  id: 'chat-1',
  object: 'chat.completion',
  created: 1_790_000_000,
  model,
  choices: [{ index: 0, message, finish_reason: reason }],
  usage: { prompt_tokens: 900, completion_tokens: 120, total_tokens: 1020 },
})

const responses: Protocol = {
  read: (body) => {
    const { model, input } = z.object({ model: z.string(), input: z.array(Message) }).parse(body)
    return spoken(model, input)
  },
  write: (text, { model }) => response(model, { type: 'output_text', text, annotations: [] }),
  refuse: () => response('any', { type: 'refusal', refusal: cannot }),
}

const response = (model: string, part: object) => ({
  id: 'resp-1',
  object: 'response',
  created_at: 1_790_000_000,
  model,
  status: 'completed',
  output: [{ type: 'message', id: 'msg-1', role: 'assistant', status: 'completed', content: [part] }],
  usage: { ...usage, total_tokens: 1020 },
})

const anthropic: Protocol = {
  read: (body) => {
    const Body = z.object({
      model: z.string(),
      system: Content.optional(),
      messages: z.array(Message),
      tools: z.array(z.unknown()).optional(),
    })
    const given = Body.parse(body)
    const instructions = { role: 'system', content: given.system ?? '' }
    return spoken(given.model, [instructions, ...given.messages], (given.tools ?? []).length > 0)
  },
  // Models without structured output of their own are made to call a tool with the object.
  write: (text, { model, tool }) =>
    tool
      ? message(model, [{ type: 'tool_use', id: 'tool-1', name: 'json', input: JSON.parse(text) }], 'tool_use')
      : message(model, [{ type: 'text', text }], 'end_turn'),
  refuse: () => message('any', [], 'refusal'),
}

const message = (model: string, content: object[], reason: string) => ({
  id: 'msg-1',
  type: 'message',
  role: 'assistant',
  model,
  content,
  stop_reason: reason,
  stop_sequence: null,
  usage,
})

const Parts = z
  .object({ parts: z.array(z.object({ text: z.string() })) })
  .transform(({ parts }) => parts.map(({ text }) => text).join(''))

const google: Protocol = {
  read: (body) => {
    const Body = z.object({
      systemInstruction: Parts.optional(),
      contents: z.array(z.object({ role: z.string() }).and(Parts.transform((text) => ({ text })))),
    })
    const { systemInstruction = '', contents } = Body.parse(body)
    return { model: 'named in the path', instructions: systemInstruction, messages: contents, tool: false }
  },
  write: (text) => ({
    candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 900, candidatesTokenCount: 120, totalTokenCount: 1020 },
  }),
  refuse: () => ({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }),
}

export function protocolOf(path: string): Protocol | undefined {
  if (path.endsWith(':generateContent')) return google
  if (path.endsWith('/chat/completions')) return chat
  if (path.endsWith('/responses')) return responses
  return path.endsWith('/messages') ? anthropic : undefined
}
