import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { Decision } from '@colloquy/contracts/reviews'
import { AppError } from '../../domain/app-error.ts'
import type { Db } from '../../infra/db/database.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import type { Log } from '../../infra/log/log.ts'
import { interviewsCsv } from './interviews-csv.ts'
import { type LevelsOfInterview, levelsCsv } from './levels-csv.ts'
import { type ReportParts, reportContent } from './report-content.ts'
import { printReport } from './report-pdf.ts'
import { reportRepository } from './reports.repository.ts'

export type ReportsDeps = {
  db: Db
  now: () => Date
  log: Pick<Log, 'info'>
  /** The interview as this person may see it. */
  readInterview: (user: UserCaller, interviewId: string) => Promise<InterviewDetail>
  /** By interview, the levels that people gave for a position, as far as this person may see them. */
  levelsGiven: (positionId: string, userId: string) => Promise<ReadonlyMap<string, LevelsOfInterview>>
  listReviews: (mine: { interviewId: string; userId: string }) => Promise<ReportParts['reviews']>
  listDecisions: (interviewId: string) => Promise<{ items: Decision[] }>
}

export type ReportsService = {
  interviewsCsv(positionId: string, user: UserCaller): Promise<{ fileName: string; lines: Iterable<string> }>
  levelsCsv(positionId: string, user: UserCaller): Promise<{ fileName: string; lines: Iterable<string> }>
  interviewPdf(interviewId: string, user: UserCaller): Promise<{ fileName: string; bytes: Buffer }>
}

export function createReportsService(deps: ReportsDeps): ReportsService {
  const { db, now, log } = deps
  return {
    async interviewsCsv(positionId, { id: userId }) {
      const { fileName, rows } = await interviewsOf(positionId, userId)
      log.info('user.action', { action: 'report.csv', subject: 'position', subjectId: positionId })
      return { fileName: `${fileName}.csv`, lines: interviewsCsv(rows) }
    },

    async levelsCsv(positionId, { id: userId }) {
      const { fileName, rows } = await interviewsOf(positionId, userId)
      const levels = await deps.levelsGiven(positionId, userId)
      const definitions = await reportRepository.templateDefinitions(db, positionId)
      log.info('user.action', { action: 'report.levels', subject: 'position', subjectId: positionId })
      return { fileName: `${fileName}-levels.csv`, lines: levelsCsv(rows, levels, definitions) }
    },

    async interviewPdf(interviewId, user) {
      const interview = await deps.readInterview(user, interviewId)
      const blocks = reportContent({
        interview,
        reviews: await deps.listReviews({ interviewId, userId: user.id }),
        decisions: (await deps.listDecisions(interviewId)).items,
        printedFor: user.name,
        printedAt: now(),
      })
      const title = blocks[0]?.text ?? 'Interview report'
      log.info('user.action', { action: 'report.pdf', subject: 'interview', subjectId: interviewId })
      // Named after the interview: a person's name does not belong into file names.
      return { fileName: `interview-${interviewId}.pdf`, bytes: await printReport(title, blocks) }
    },
  }

  async function interviewsOf(positionId: string, userId: string) {
    const position = await reportRepository.findPosition(db, positionId)
    if (!position) throw new AppError('not_found', 'There is no such position.')
    const rows = await reportRepository.listInterviews(db, positionId, position.settings, userId)
    return { fileName: fileNameOf(position.title), rows }
  }
}

const fileNameOf = (title: string) => {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
  return plain.slice(0, 60) || 'interviews'
}
