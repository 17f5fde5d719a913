import { readPosition } from '@colloquy/contracts/positions'
import { type FixtureResult, tryQuestion } from '@colloquy/contracts/preflight'
import { draftQuestions, readDrafting } from '@colloquy/contracts/question-drafts'
import { changeQuestion, type ListedQuestion, type Question, setQuestionStatus } from '@colloquy/contracts/questions'
import { readSession, type Session } from '@colloquy/contracts/sessions'
import { publishTemplateVersion } from '@colloquy/contracts/template-versions'
import { readPositionTemplate } from '@colloquy/contracts/templates'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { positionId } from '../../interviews/interview.fixture.ts'
import { RequireSession } from '../../session/require-session.tsx'
import { position } from '../position.fixture.ts'
import { templateVersion } from './template.fixture.ts'
import { TemplatePanel } from './template-panel.tsx'

const Panel = () => <TemplatePanel positionId={positionId} />
const page = [{ Component: RequireSession, children: [{ path: '/', Component: Panel }] }]
const session: Session = {
  user: { id: positionId, email: 'robin@example.org', name: 'Robin', role: 'admin' },
  expiresAt: '2036-11-23T10:10:00.000Z',
}
beforeEach(() => server.use(answer(readSession, session), answer(readDrafting, { model: null })))

test('R3.5 a version that somebody else published: what it changed is shown, the own changes stay', async () => {
  let stored = templateVersion
  const sent: (string | null)[] = []
  server.use(
    answer(readPositionTemplate, () => stored),
    answer(publishTemplateVersion, ({ request }) => {
      sent.push(request.headers.get('if-match'))
      if (sent.length > 1) return { ...stored, number: 3 }
      stored = { ...templateVersion, number: 2, definition: { ...templateVersion.definition, pausesAllowed: 0 } }
      return refusal('version_conflict')
    }),
  )
  const { user } = renderPage(page)
  const first = within(await screen.findByRole('article', { name: 'Question 1' }))
  await user.clear(first.getByLabelText('Limit, s'))
  await user.click(screen.getByRole('button', { name: 'Publish new version' }))

  const conflict = await screen.findByRole('alert')
  expect(conflict).toHaveTextContent('Somebody published version 2')
  expect(conflict).toHaveTextContent('Pauses allowed: 2 → 0.')
  expect(screen.getByText('Question 1: limit 2 min → no limit.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Publish over version 2' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(sent).toEqual(['"1"', '"2"'])
})

test('R10.2 other weights are not sent without a reason', async () => {
  const reasons: unknown[] = []
  server.use(
    answer(readPositionTemplate, () => templateVersion),
    answer(publishTemplateVersion, async ({ request }) => {
      reasons.push(((await request.clone().json()) as { reason?: string }).reason)
      return { ...templateVersion, number: 2 }
    }),
  )
  const { user } = renderPage(page)
  const first = within(await screen.findByRole('article', { name: 'Question 1' }))
  await user.clear(first.getByLabelText('Weight'))
  await user.type(first.getByLabelText('Weight'), '3')
  await user.click(screen.getByRole('button', { name: 'Publish new version' }))
  expect(await screen.findByText('Say why the weights are different.')).toBeInTheDocument()
  expect(reasons).toEqual([])
  await user.type(screen.getByLabelText('Why?'), 'It matters most')
  await user.click(screen.getByRole('button', { name: 'Publish new version' }))
  await waitFor(() => expect(reasons).toEqual(['It matters most']))
})

test('R11.8 the report card of each question is shown, and why a publication was refused', async () => {
  const remedy = 'Talk without content got level 4 for relevance.'
  const padding: FixtureResult = {
    fixture: 'padding',
    answer: 'It depends.',
    levels: [],
    criterionId: 'relevance',
    level: 4,
    allowed: { from: 0, to: 2 },
    passed: false,
    remedy,
  }
  const errors = [{ field: 'slots.1.rubric', message: remedy }]
  server.use(
    answer(readPositionTemplate, () => templateVersion),
    answer(tryQuestion, { scorer: 'built-in grader', passed: false, results: [padding] }),
    answer(publishTemplateVersion, () => refusal('preflight_failed', { errors })),
  )
  const { user } = renderPage(page)
  await user.click(await screen.findByRole('button', { name: 'Try the rubrics' }))
  const second = within(screen.getByRole('article', { name: 'Question 2' }))
  expect(await second.findByText('Pre-flight failed: 1 of 1 judged wrongly')).toBeInTheDocument()
  expect(second.getByText(remedy)).toBeInTheDocument()

  await user.clear(second.getByLabelText('Limit, s'))
  await user.click(screen.getByRole('button', { name: 'Publish new version' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(`Question 2: ${remedy}`)
})

test('R10.2 a model drafts for a place; a person edits and approves the draft, and it stands there', async () => {
  const place = templateVersion.definition.slots[0]
  const words = place?.question
  if (!words) throw new Error('The first place has a question.')
  const draft: ListedQuestion = {
    ...{ id: 'node-drafted', version: 1, topic: words.topic, difficulty: 'easy', prompt: 'What is a drafted cache?' },
    ...{ rubric: words.rubric, status: 'draft', origin: 'own', draftedBy: 'm-1 (openai)', preflight: 'passed' },
  }
  const acts: unknown[] = []
  const told = async (request: Request) => (await request.clone().json()) as { prompt?: string; status?: string }
  server.use(
    answer(readDrafting, { model: 'm-1' }),
    answer(readPosition, position),
    answer(readPositionTemplate, () => templateVersion),
    answer(draftQuestions, async ({ request }) => {
      acts.push(await told(request))
      return { items: [draft], draftedBy: 'm-1 (openai)' }
    }),
    answer(changeQuestion, async ({ request }) => {
      const { prompt = '' } = await told(request)
      acts.push([prompt, request.headers.get('if-match')])
      return { ...draft, version: 2, prompt }
    }),
    answer(setQuestionStatus, async ({ request }): Promise<Question> => {
      acts.push([(await told(request)).status, request.headers.get('if-match')])
      return { ...draft, version: 2, prompt: 'What is my cache?', status: 'active' }
    }),
  )
  const { user } = renderPage(page)
  await user.click(await screen.findByRole('button', { name: 'Draft question 1 with AI' }))
  await user.click(await screen.findByRole('button', { name: 'Draft with m-1' }))
  await user.click(await screen.findByRole('button', { name: 'Read and approve' }))
  const field = await screen.findByRole('textbox', { name: 'Question' })
  await user.clear(field)
  await user.type(field, 'What is my cache?')
  await user.click(screen.getByRole('button', { name: 'Approve and use it here' }))
  const first = await screen.findByRole('article', { name: 'Question 1' })
  await waitFor(() => expect(first).toHaveTextContent('What is my cache?'))
  expect(acts).toEqual([
    expect.objectContaining({ positionId, difficulty: 'easy', about: expect.stringContaining(position.title) }),
    ['What is my cache?', '"1"'],
    ['active', '"2"'],
  ])
})
