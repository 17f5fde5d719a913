import type { Position } from '@colloquy/contracts/positions'
import { positionId } from '../interviews/interview.fixture.ts'

export const position: Position = {
  id: positionId,
  title: 'Backend engineer',
  description: '',
  status: 'open',
  templateName: 'Standard',
  templateVersionId: positionId,
  questionsChosen: 6,
  questionsWanted: 6,
  settings: {
    levelsHiddenUntilReview: true,
    decidedBy: 'The hiring manager',
    decisionWithinDays: 14,
    retentionDays: 180,
    blindReview: false,
  },
  counts: { invited: 0, active: 0, toReview: 0, decided: 0, total: 0 },
  version: 3,
  createdAt: '2026-11-01T10:00:00.000Z',
}
