import type { PreflightOutcome } from '@colloquy/contracts/preflight'
import { draftQuestions, readDrafting } from '@colloquy/contracts/question-drafts'
import { type ImportRow, importQuestions } from '@colloquy/contracts/question-files'
import { changeQuestion, type ListedQuestion, listQuestions, type Question } from '@colloquy/contracts/questions'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { answer, refusal, refuse } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { QuestionDraftsPage } from '../drafts/question-drafts-page.tsx'
import { QuestionEdit } from '../page/question-edit.tsx'
import { QuestionFilesPage } from './question-files-page.tsx'
import { QuestionsPage } from './questions-page.tsx'

const anchors = { '1': 'None.', '2': 'One.', '3': 'Half.', '4': 'Most.', '5': 'All.' }
const phrasings = ['said one way', 'said another way', 'said a third way']
const question: Question = {
  id: 'node-caches',
  version: 1,
  topic: 'node',
  difficulty: 'easy',
  prompt: 'What is a cache?',
  rubric: {
    keyPoints: ['one', 'two', 'three'].map((id) => ({ id, weight: 2, phrasings })),
    reference: 'It keeps results.',
    misconceptions: [],
    anchors,
  },
  status: 'active',
  origin: 'own',
  draftedBy: null,
}

test('R10.2 a file is looked at first; with a faulty row it cannot be imported', async () => {
  const row: ImportRow = {
    row: 1,
    id: 'a',
    prompt: null,
    outcome: 'refused',
    faults: [{ field: 'topic', message: 'Unknown.' }],
  }
  server.use(answer(importQuestions, { imported: false, rows: [row] }))
  const { user, container } = renderPage([{ path: '/', Component: QuestionFilesPage }])
  await user.upload(fileInput(container), new File(['{}'], 'mine.json', { type: 'application/json' }))
  expect(await screen.findByText(/1 row of mine.json cannot be imported/)).toBeInTheDocument()
  expect(screen.getByText('topic: Unknown.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull()
})

test('R10.2 what was looked at is what is imported', async () => {
  const sent: unknown[] = []
  server.use(
    answer(importQuestions, async ({ request }) => {
      const body = (await request.clone().json()) as { dryRun: boolean }
      sent.push(body)
      return {
        imported: !body.dryRun,
        rows: [{ row: 1, id: 'a', prompt: 'What is a cache?', outcome: 'new' as const, faults: [] }],
      }
    }),
  )
  const { user, container } = renderPage([{ path: '/', Component: QuestionFilesPage }])
  await user.upload(fileInput(container), new File(['[1]'], 'mine.json', { type: 'application/json' }))
  await user.click(await screen.findByRole('button', { name: 'Import 1 row of mine.json' }))
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([
    { text: '[1]', dryRun: true },
    { text: '[1]', dryRun: false },
  ])
})

test('R11.6 without a provider the page says so and offers no button', async () => {
  server.use(answer(readDrafting, { model: null }))
  renderPage([{ path: '/', Component: QuestionDraftsPage }])
  expect(await screen.findByText('No AI provider is configured here')).toBeInTheDocument()
  expect(screen.queryByRole('button')).toBeNull()
})

test('R10.2 drafts are shown with their pre-flight; a provider that is away is asked once and named', async () => {
  const drafted: ListedQuestion = { ...question, status: 'draft', preflight: 'failed' }
  let calls = 0
  server.use(
    answer(readDrafting, { model: 'm-1' }),
    answer(draftQuestions, () => {
      calls += 1
      if (calls === 1) return refusal('ai_unavailable', { detail: 'The model took too long to answer.' })
      return { draftedBy: 'm-1 (openai)', items: [drafted] }
    }),
  )
  const { user } = renderPage([{ path: '/', Component: QuestionDraftsPage }])
  await user.click(await screen.findByRole('button', { name: 'Draft with m-1' }))
  expect(await screen.findByText('The model took too long to answer.')).toBeInTheDocument()
  expect(calls).toBe(1)
  await user.click(screen.getByRole('button', { name: 'Draft with m-1' }))
  expect(await screen.findByText('1 draft by m-1 (openai)')).toBeInTheDocument()
  expect(screen.getByText('pre-flight failed')).toBeInTheDocument()
})

test('R11.8 while questions are not tried yet the bank looks again, and then no more', async () => {
  let asked = 0
  const shown = (preflight: PreflightOutcome) => ({ items: [{ ...question, preflight }], nextCursor: null })
  server.use(
    answer(listQuestions, () => {
      asked += 1
      return shown(asked < 3 ? 'untried' : 'passed')
    }),
  )
  vi.useFakeTimers({ shouldAdvanceTime: true })
  renderPage([{ path: '/', Component: QuestionsPage }])
  expect(await screen.findByText('not tried yet')).toBeInTheDocument()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await screen.findByText('pre-flight passed')).toBeInTheDocument()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked).toBe(3)
  vi.useRealTimers()
})

test('R3.5 a question that somebody else changed: their words are shown, the own ones stay', async () => {
  server.use(refuse(changeQuestion, 'version_conflict'))
  const theirs = { ...question, version: 2, prompt: 'What is a cache, to them?' }
  const { user } = renderPage([
    { path: '/', element: <QuestionEdit base={question} present={theirs} onDone={() => undefined} /> },
  ])
  const field = screen.getByRole('textbox', { name: 'Question' })
  await user.clear(field)
  await user.type(field, 'What is mine?')
  expect(screen.getByRole('alert')).toHaveTextContent('What is a cache, to them?')
  expect(screen.getByRole('button', { name: 'Save over version 2' })).toBeInTheDocument()
  expect(field).toHaveValue('What is mine?')
})

test('R11.8 a rubric with too little in it is not sent; what is missing stands at its field', async () => {
  const sent: unknown[] = []
  server.use(
    answer(changeQuestion, async ({ request }) => {
      sent.push(await request.clone().json())
      return question
    }),
  )
  const { user } = renderPage([
    { path: '/', element: <QuestionEdit base={question} present={question} onDone={() => undefined} /> },
  ])
  await user.click(screen.getByRole('button', { name: 'Remove key point 3' }))
  await user.click(screen.getByRole('button', { name: 'Save as a new version' }))
  expect(await screen.findByText(/A rubric needs at least three key points/)).toBeInTheDocument()
  expect(sent).toEqual([])
})

function fileInput(container: HTMLElement): HTMLInputElement {
  const input = container.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('There is no field for a file.')
  return input
}
