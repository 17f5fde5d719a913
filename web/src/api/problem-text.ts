import { type ApiProblem, isApiProblem } from './problem.ts'

export type ProblemText = { title: string; detail: string; referenceId?: string }

/** The sentence for a person. The server's own detail is written for people; here stands what only the page knows. */
export function problemText(error: unknown): ProblemText {
  if (!isApiProblem(error)) {
    return { title: 'Something went wrong on this page', detail: 'Load the page again. What was saved is still there.' }
  }
  return { title: error.title, detail: detailOf(error), referenceId: error.correlationId }
}

function detailOf(problem: ApiProblem): string {
  switch (problem.code) {
    case 'version_conflict':
      return `${problem.detail} Your own changes are still on this page.`
    case 'rate_limited':
      return problem.retryAfterMs
        ? `${problem.detail} Try again in ${Math.ceil(problem.retryAfterMs / 1000)} s.`
        : problem.detail
    default:
      return problem.detail
  }
}

/** What a form shows beside its fields; empty for other refusals. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isApiProblem(error) || !error.errors) return {}
  return Object.fromEntries(error.errors.map(({ field, message }) => [field, message]))
}
