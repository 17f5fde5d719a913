import type { WaitingKind } from '@colloquy/contracts/review-queue'
import type { Tone } from '../../../ui/state-badge.tsx'

export const waitingKinds: Record<WaitingKind, { word: string; tone: Tone; sentence: string }> = {
  failed: { word: 'Failed', tone: 'failed', sentence: 'Scoring failed. There is no level that could stand.' },
  insufficient: {
    word: 'Nothing to judge',
    tone: 'waiting',
    sentence: 'The scorer found nothing that it could judge: empty, about something else, or not supported by a quote.',
  },
  unsure: { word: 'Not sure', tone: 'waiting', sentence: 'The scorer was not sure enough of its levels.' },
  stand_in: {
    word: 'Built-in grader',
    tone: 'progress',
    sentence: 'The levels are the built-in grader’s. They stay provisional until a person has rated.',
  },
}
