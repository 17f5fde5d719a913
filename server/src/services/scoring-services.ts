import { jobs } from '@colloquy/contracts/jobs'
import { builtInGrader } from '../domain/privacy/notice.ts'
import type { InterviewHandIns } from '../features/interviews/interview-hand-ins.ts'
import { createQueueing } from '../features/reviews/queue/queueing.ts'
import { maySeeMachineLevels } from '../features/reviews/reviews.service.ts'
import { standingRatings } from '../features/reviews/standing-ratings.ts'
import { providerScorer } from '../features/scores/ai/provider-scorer.ts'
import { createRescoring, rescoreStandIns } from '../features/scores/ai/rescoring.jobs.ts'
import { createSummaryWording, wordSummary } from '../features/scores/ai/summary.jobs.ts'
import { createReplaying } from '../features/scores/replay/replay.jobs.ts'
import { createReplaysService } from '../features/scores/replay/replay.service.ts'
import { builtInScorer } from '../features/scores/scorer.ts'
import { createAnswerScoring } from '../features/scores/scores.jobs.ts'
import { answersWaiting } from '../features/scores/scores.service.ts'
import type { AiGateway } from '../infra/ai/gateway.ts'
import { createAiGateway } from '../infra/ai/gateway.ts'
import { databaseLedger } from '../infra/ai/ledger.ts'
import type { DbOrTrx } from '../infra/db/database.ts'
import { jobSender } from './job-sender.ts'
import type { ServiceParts } from './service-parts.ts'

type HandedIn = { handIns: InterviewHandIns }

/** Scores, their summaries and replays, and the models behind them. */
export function createScoringServices({ config, db, queue, log, metrics, now }: ServiceParts, { handIns }: HandedIn) {
  const sendJob = jobSender(queue)

  const gateway = createAiGateway({ config: config.ai, log, metrics, ledger: databaseLedger(db), now })
  const builtIn = builtInScorer()
  const scorer = providerScorer(gateway, builtIn)
  // Asked for by many within one period, it is one job: the key is the moment, to the period.
  const period = Math.min(10_000, config.ai.circuitMs)
  const rescoreLater = async (trx: DbOrTrx, inMs: number) => {
    const at = Math.ceil((now().getTime() + inMs) / period) * period
    await queue.send(trx, rescoreStandIns.name, {}, { startAfter: new Date(at), key: String(at), retries: 0 })
  }
  gateway.onRecovered(
    () => void rescoreLater(db, 0).catch((error: unknown) => log.error('app.failed', { during: 'rescoring', error })),
  )

  const queueUnranked = createQueueing({ now, answersWaiting })
  const scoreAnswer = createAnswerScoring({
    db,
    now,
    log,
    scorer,
    recordScore: handIns.recordScore,
    finalise: handIns.finalise,
    standingRatings,
    queueUnranked,
    scoreAgainLater: (trx) => rescoreLater(trx, Math.max(period, gateway.retryInMs())),
    ...(gateway.available && {
      wordSummary: (trx: DbOrTrx, interviewId: string) => sendJob(trx, wordSummary.name, { interviewId }),
    }),
  })
  const rescore = createRescoring({
    db,
    gateway,
    now,
    pauseMs: 6 * config.ai.circuitMs,
    scoreAnswer,
    again: (inMs) => rescoreLater(db, inMs),
  })
  const sendReplay = (on: DbOrTrx, replayId: string) => sendJob(on, jobs.replayScores.name, { replayId })
  const replayScores = createReplaying({
    db,
    now,
    log,
    scorer,
    standingRatings,
    goOn: (replayId) => sendReplay(db, replayId),
  })
  const replays = createReplaysService({
    db,
    now,
    scorer: scorer.label,
    sendReplay,
    maySeeLevels: maySeeMachineLevels,
  })
  const wordSummaryOf = createSummaryWording({ db, gateway, now })

  return {
    gateway,
    builtIn,
    queueUnranked,
    scoreAnswer,
    rescore,
    replayScores,
    replays,
    wordSummaryOf,
    scoredBy: () => scoredBy(gateway),
  }
}

/** As the notice names whoever drafts the scores. */
function scoredBy(gateway: AiGateway): string {
  const models = gateway.states().map(({ provider, model }) => `the AI model ${model} (${provider})`)
  if (models.length === 0) return builtInGrader
  return `${models.join(' or ')}, or by ${builtInGrader} while it cannot be reached`
}
