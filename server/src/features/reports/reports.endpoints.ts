import { endpoint } from '@colloquy/contracts/endpoint'
import { Id } from '@colloquy/contracts/vocabulary'
import { z } from 'zod'

// Files, not JSON: a browser follows these as links.

export const downloadInterviewsCsv = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/interviews.csv',
  summary: 'All interviews of a position as text/csv, safe to open in a spreadsheet',
  tag: 'reports',
  params: z.object({ positionId: Id }),
  response: { 200: z.unknown().meta({ type: 'string', description: 'text/csv; charset=utf-8' }) },
})

export const downloadLevelsCsv = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/levels.csv',
  summary: 'Every level that people gave, by whom and where, as text/csv; others’ once the own review is submitted',
  tag: 'reports',
  params: z.object({ positionId: Id }),
  response: { 200: z.unknown().meta({ type: 'string', description: 'text/csv; charset=utf-8' }) },
})

export const downloadInterviewReport = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/report.pdf',
  summary: 'One interview as a printable, tagged PDF',
  tag: 'reports',
  params: z.object({ interviewId: Id }),
  response: { 200: z.unknown().meta({ type: 'string', format: 'binary', description: 'application/pdf' }) },
})
