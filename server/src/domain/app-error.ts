import type { ErrorCode } from '@colloquy/contracts/errors'

export type FieldFault = { field: string; message: string }

export type AppErrorExtras = {
  fields?: readonly FieldFault[]
  /** Facts that a screen may need, for example the present version after a conflict. */
  context?: Readonly<Record<string, unknown>>
  cause?: unknown
}

/** An expected failure on its way to the caller: a stable code and a sentence. Status and title come from the table of codes. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly fields: readonly FieldFault[] | undefined
  readonly context: Readonly<Record<string, unknown>> | undefined

  constructor(code: ErrorCode, detail?: string, extras: AppErrorExtras = {}) {
    super(detail ?? code, extras.cause === undefined ? undefined : { cause: extras.cause })
    this.code = code
    this.detail = detail
    this.fields = extras.fields
    this.context = extras.context
  }
}

export type Refusal = { code: ErrorCode; detail?: string }
export type Refused = { ok: false; refusal: Refusal }

/** What a pure decision gives back: events to append (none when the command has had its effect already), or why not. */
export type Decision<E> = { ok: true; events: E[] } | Refused

export const accept = <E>(...events: E[]): Decision<E> => ({ ok: true, events })

export const refuse = (code: ErrorCode, detail?: string): Refused => ({
  ok: false,
  refusal: detail === undefined ? { code } : { code, detail },
})

/** The refusal as something to throw from a service. */
export const refusalError = ({ code, detail }: Refusal): AppError => new AppError(code, detail)
