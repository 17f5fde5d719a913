// Personal data and secrets leave no trace in a log: known keys lose their value, known patterns are cut out of texts.

const hidden = '[redacted]'
const deepest = 6
const longestText = 4000

const secretKey = /(password|passphrase|secret|token|cookie|authorization|api-?_?key|credential|otp|recovery-?_?code)$/i
const personalKeys = new Set(
  [
    'email fullName firstName lastName displayName candidateName personName phone phoneNumber mobile address',
    'birthDate dateOfBirth answer answerText draft draftText resumeText coverLetter freeText ip userAgent',
  ].flatMap((line) => line.toLowerCase().split(' ')),
)

const patterns: readonly (readonly [RegExp, string])[] = [
  [/(:\/\/[^\s:/@]+:)[^\s@/]+@/g, `$1${hidden}@`],
  [/[\w.+%-]+@[\w-]+(\.[\w-]+)+/g, '[email]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[jwt]'],
  [/([?&](?:token|code|key|secret|password|email|phone|name|q|search)=)[^&\s#"]+/gi, `$1${hidden}`],
  [
    /\+\d[\d ().-]{6,}\d|(?<![\w.-])\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?![\w.-])|(?<![\w.-])0\d{9,10}(?![\w.-])/g,
    '[phone]',
  ],
  // A long run of mixed letters and digits is a token; ids and hashes are lower-case hexadecimal and stay readable.
  [/(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{24,}(?![\w-])/g, '[token]'],
]

export function redactText(text: string): string {
  const short = text.length > longestText ? `${text.slice(0, longestText)}…` : text
  return patterns.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), short)
}

/** A copy that is safe to write down: cycles, depth, errors, dates and buffers are taken care of. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value
  if (value instanceof Error) return redactError(value, depth)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth >= deepest) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactEntry(key, item, depth)]))
}

function redactEntry(key: string, value: unknown, depth: number): unknown {
  const told = value !== undefined && value !== null && typeof value !== 'boolean' && typeof value !== 'number'
  if (secretKey.test(key) && value !== undefined && value !== null && typeof value !== 'boolean') return hidden
  if (told && personalKeys.has(key.toLowerCase())) return hidden
  return redact(value, depth + 1)
}

// Only what explains a failure: PostgreSQL's `detail` would quote the row.
function redactError(error: Error, depth: number): unknown {
  const { code, constraint, table, status } = error as Error & Record<string, unknown>
  const message = withoutQuotes(error, code)
  return {
    type: error.name,
    message: redactText(message),
    ...redactKnown({ code, constraint, table, status }),
    stack: error.stack && redactText(error.stack.replace(error.message, () => message)),
    ...(error.cause !== undefined && depth < 3 && { cause: redact(error.cause, depth + 1) }),
  }
}

// PostgreSQL quotes a value that it cannot read (its errors of class 22), and so does the parser of JSON.
function withoutQuotes({ name, message }: Error, code: unknown): string {
  const quotesInput = name === 'SyntaxError' || (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code))
  return quotesInput ? message.replace(/"[\s\S]*"/, '"…"') : message
}

function redactKnown(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  )
}
