import { answerAll, expectOk, makePosition, startedCandidate } from './interview-steps.ts'
import type { Browser, Product, Reply } from './product.ts'

/** Calls of the routes about files of questions and about replays that leave an entry in the audit trail. */
export function auditedBankActs(product: Product, admin: Browser) {
  async function answeredPosition() {
    const { id } = await makePosition(product)
    const { candidate, interviewId } = await startedCandidate(product, id)
    await answerAll(candidate, () => 'The event loop takes one callback after the other.')
    await product.work()
    return { replays: `/api/positions/${id}/replays`, interviewId }
  }
  async function replayed() {
    const { replays, interviewId } = await answeredPosition()
    const { id } = expectOk(await admin.send('POST', replays))
    await product.work()
    return { replay: `/api/replays/${id}`, interviewId }
  }

  const acts: Record<string, () => Promise<Reply>> = {
    'GET /api/question-exports': () => admin.send('GET', '/api/question-exports'),
    'POST /api/question-imports': async () => {
      const file = expectOk(await admin.send('GET', '/api/question-exports?topic=node'))
      const body = { text: JSON.stringify(file), dryRun: false }
      return admin.send('POST', '/api/question-imports', { body })
    },
    'POST /api/positions/:positionId/replays': async () => admin.send('POST', (await answeredPosition()).replays),
    'POST /api/replays/:replayId/stop': async () => {
      const { id } = expectOk(await admin.send('POST', (await answeredPosition()).replays))
      return admin.send('POST', `/api/replays/${id}/stop`)
    },
    'GET /api/replays/:replayId/interviews': async () => admin.send('GET', `${(await replayed()).replay}/interviews`),
    'GET /api/replays/:replayId/interviews/:interviewId/levels': async () => {
      const { replay, interviewId } = await replayed()
      return admin.send('GET', `${replay}/interviews/${interviewId}/levels`)
    },
    'GET /api/interviews/:interviewId/retention': async () => {
      const { interviewId } = await answeredPosition()
      return admin.send('GET', `/api/interviews/${interviewId}/retention`)
    },
  }
  return acts
}
