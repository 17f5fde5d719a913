import { readInterview } from '@colloquy/contracts/interviews'
import * as mine from '@colloquy/contracts/my-interview'
import type { PlaywrightWorkerArgs } from '@playwright/test'
import { type Api, apiOf } from '../product/api.ts'

type Playwright = PlaywrightWorkerArgs['playwright']
type Wanted = {
  link: string
  interviewId: string
  person: { fullName: string; email: string; phone: string }
  /** What is written instead of the reference answer. */
  write?: (reference: string, question: number) => string
}

/** An interview whose questions all have their reference answers, or others that are given, made by the API. */
export async function answerEverything(
  playwright: Playwright,
  api: Api,
  { link, interviewId, person, write = (reference) => reference }: Wanted,
) {
  const { origin, hash } = new URL(link)
  const request = await playwright.request.newContext({ baseURL: origin })
  const candidate = apiOf(request)
  const view = await candidate(mine.openInvitation, { body: { token: hash.slice(1) } })
  await candidate(mine.consent, { body: { noticeVersion: view.notice.version } })
  await candidate(mine.confirmProfile, { body: person })
  await candidate(mine.startInterview)
  const { questions } = await api(readInterview, { params: { interviewId } })
  for (const { reference, number } of questions) {
    const { current } = await candidate(mine.presentNext)
    const questionId = current?.questionId ?? ''
    await candidate(mine.acknowledge, { params: { questionId } })
    await candidate(mine.submitAnswer, { body: { questionId, text: write(reference, number) } })
  }
  await request.dispose()
}
