import { parentPort } from 'node:worker_threads'
import { builtInScorer } from '../scorer.ts'
import { type TriedRubric, tryRubric } from './try-rubric.ts'

export type TryRequest = TriedRubric

const port = parentPort
const scorer = builtInScorer()

port?.on('message', async (asked: TryRequest) => port.postMessage(await tryRubric(scorer, asked)))
