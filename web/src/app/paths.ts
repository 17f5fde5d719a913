// The only place that knows what an address looks like.

const query = (values: Record<string, string | undefined>) => {
  const set = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return set.length ? `?${new URLSearchParams(set)}` : ''
}

export const paths = {
  home: () => '/',
  signIn: (backTo?: string) => `/sign-in${query({ backTo })}`,
  setUp: () => '/set-up',
  newPassword: () => '/password',
  account: () => '/account',

  interviews: (filter: Record<string, string | undefined> = {}) => `/candidates${query(filter)}`,
  interview: (interviewId: string) => `/candidates/${interviewId}`,
  resume: (interviewId: string) => `/candidates/${interviewId}/resume`,
  packet: (interviewId: string) => `/candidates/${interviewId}/decision-packet`,
  positions: () => '/positions',
  newPosition: () => '/positions/new',
  position: (positionId: string, view?: string) => `/positions/${positionId}${query({ view })}`,
  comparison: (positionId: string, interviewIds: readonly string[] = []) =>
    `/positions/${positionId}/comparison${query({ interviews: interviewIds.join(',') })}`,
  reviewQueue: (filter: Record<string, string | undefined> = {}) => `/review-queue${query(filter)}`,
  agreement: () => '/agreement',
  questions: (filter: Record<string, string | undefined> = {}) => `/questions${query(filter)}`,
  newQuestion: () => '/questions/new',
  questionDrafts: () => '/questions/drafting',
  questionFiles: () => '/questions/files',
  question: (questionId: string) => `/questions/${questionId}`,
  users: () => '/users',
  audit: () => '/audit',
  reference: () => '/reference',

  // Files that the API hands out.
  questionExport: () => '/api/question-exports',
  interviewsCsv: (positionId: string) => `/api/positions/${positionId}/interviews.csv`,
  levelsCsv: (positionId: string) => `/api/positions/${positionId}/levels.csv`,
  auditFile: (format: 'csv' | 'jsonl', filter: Record<string, string | undefined>) =>
    `/api/audit-entries.${format}${query(filter)}`,
  interviewReport: (interviewId: string) => `/api/interviews/${interviewId}/report.pdf`,
  decisionPacket: (interviewId: string) => `/api/interviews/${interviewId}/decision-packet`,
  resumeFile: (interviewId: string) => `/api/interviews/${interviewId}/resume/file`,

  invitation: () => '/invitation',
  openLink: () => '/join',
  myInterview: () => '/interview',
}
