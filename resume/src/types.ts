/** What a file really is, by its bytes (never by its name alone). */
export const fileTypes = ['pdf', 'docx', 'doc', 'odt', 'rtf', 'txt', 'png', 'jpeg'] as const
export type FileType = (typeof fileTypes)[number]

/** Every way in which a file can be turned away. The list is closed: callers may switch on it. */
export const refusalCodes = [
  'empty_file',
  'not_a_resume_file',
  'too_large',
  'too_many_pages',
  'type_mismatch',
  'polyglot',
  'encrypted',
  'active_content',
  'zip_bomb',
  'unsafe_archive',
  'corrupt',
  'no_text',
  'timed_out',
  'out_of_memory',
  'crashed',
  'cancelled',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** The words that tell a value, as they are printed, and some of the text on either side; `…` where more text follows. */
export type Snippet = { before: string; words: string; after: string }

/** Where a value was found: `start` and `end` are offsets into the outcome's `text`; equal when nothing visible names it. */
export type Where = {
  page: number
  start: number
  end: number
  snippet: Snippet
  /** `link` = only in a link annotation; `metadata` = only in the document's properties. */
  source: 'text' | 'link' | 'metadata'
}

/** `confidence` is 0..1; below 0.6 the candidate should be asked. */
export type Found<T> = { value: T; confidence: number; where: Where }
export type Field<T> = Found<T> | null

export type LinkKind = 'github' | 'linkedin' | 'website' | 'other'
/** `value` of a link: `url` is absolute; `handle` is the account's name on GitHub or LinkedIn. */
export type Link = { kind: LinkKind; url: string; handle: string | null }

/** Months are `YYYY-MM`, or `YYYY` where the résumé gives only the year; `end` is null while `current`. */
export type WorkEntry = {
  employer: string | null
  title: string | null
  start: string | null
  end: string | null
  current: boolean
}
export type EducationEntry = {
  institution: string | null
  degree: string | null
  start: string | null
  end: string | null
}
export type SpokenLanguage = { name: string; level: string | null }

export const seniorities = ['intern', 'junior', 'mid', 'senior', 'lead'] as const
export type Seniority = (typeof seniorities)[number]

export type ResumeFields = {
  name: Field<string>
  email: Field<string>
  /** E.164 where the country is known or given, else the digits as printed. */
  phone: Field<string>
  /** Account name, without address. */
  github: Field<string>
  /** Account name, without address. */
  linkedin: Field<string>
  links: Found<Link>[]
  location: Field<string>
  /** Canonical names of the vocabulary (`JavaScript`, `PostgreSQL`), in order of first mention. */
  skills: Found<string>[]
  work: Found<WorkEntry>[]
  /** Years of work, overlaps counted once, one decimal. */
  totalYears: Field<number>
  education: Found<EducationEntry>[]
  languages: Found<SpokenLanguage>[]
  seniority: Field<Seniority>
}

/** Text that a reader of the page does not see. It is left out of `text`. */
export type HiddenText = {
  kind: 'white' | 'invisible' | 'covered' | 'tiny' | 'off_page' | 'metadata' | 'hidden_style'
  page: number | null
  text: string
}

export const stepNames = ['inspect', 'extract', 'fallback', 'ocr', 'understand'] as const
export type StepName = (typeof stepNames)[number]
/** One processing step, for the audit trail: `detail` names the parser or the reason. */
export type Step = {
  name: StepName
  startedAt: string
  endedAt: string
  outcome: 'done' | 'failed' | 'skipped'
  detail: string
}

/** A step that has begun and not ended yet. */
export type StepUnderWay = Pick<Step, 'name' | 'startedAt'>

type Common = { sha256: string; type: FileType | null; steps: Step[]; cpuMs: number }

export type ParsedResume = Common & {
  outcome: 'parsed'
  type: FileType
  pages: number
  ocr: boolean
  text: string
  /** Offset into `text` at which each page begins. */
  pageStarts: number[]
  fields: ResumeFields
  hiddenText: HiddenText[]
  /** Sentences for the reviewer, such as "The file was damaged and was repaired". */
  warnings: string[]
}

export type RefusedResume = Common & {
  outcome: RefusalCode
  /** One or two sentences for the candidate: what happened, what to do. */
  message: string
}

export type ResumeOutcome = ParsedResume | RefusedResume

export type Limits = {
  /** Size of the file. */
  maxBytes: number
  maxPages: number
  /** Unpacked size of a zip-based file (DOCX, ODT). */
  maxUnpackedBytes: number
  /** Pages that are read by OCR at most. */
  maxOcrPages: number
  /** Milliseconds after which OCR ends with what it has read by then. */
  maxOcrMs: number
}

export const defaultLimits: Limits = {
  maxBytes: 10 * 1024 * 1024,
  maxPages: 30,
  maxUnpackedBytes: 60 * 1024 * 1024,
  maxOcrPages: 4,
  maxOcrMs: 4200,
}

export type ParseOptions = {
  /** As uploaded; only its extension is used. */
  fileName: string
  /** ISO 3166 two-letter code, for phone numbers without a country. */
  defaultCountry?: string | null
  limits?: Partial<Limits>
  /** Told when a step begins and, with its outcome, when it ends; the steps come one after the other. */
  onStep?: (step: StepUnderWay | Step) => void
  /** Ends what is still going on when years of work are counted; the clock's date if left out. */
  today?: Date
}
