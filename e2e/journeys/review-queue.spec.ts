import { readInterview } from '@colloquy/contracts/interviews'
import { saveReview, submitReview } from '@colloquy/contracts/reviews'
import { expectAccessible } from '../acting/accessibility.ts'
import { answerEverything } from '../acting/answered-interview.ts'
import { heading } from '../acting/candidate.ts'
import { inviteTo, makePosition, shorten } from '../acting/interviewer.ts'
import { tabTo } from '../acting/keyboard.ts'
import { expect, test } from '../product/test.ts'

const criteria = ['accuracy', 'completeness', 'relevance'] as const

test('R11.1 R11.7 by keyboard an answer is taken from the review queue, rated over two visits, and compared with the machine', async ({
  workbench: page,
  playwright,
  api,
}) => {
  const position = await makePosition(api, 'Queued')
  await shorten(api, position.id, [120, 120, 120, 120, 120])
  const invitation = await inviteTo(api, position)
  const person = { fullName: 'Uma Example', email: 'uma@example.org', phone: '+49 30 901820' }
  const write = (reference: string, question: number) => (question === 5 ? '' : reference)
  await answerEverything(playwright, api, { ...invitation, person, write })
  const params = { interviewId: invitation.interviewId }
  const waiting = page.getByRole('list', { name: 'Waiting answers' }).getByRole('link')
  const level = (name: string, chosen: number) =>
    page.getByRole('group', { name }).getByRole('radio', { name: new RegExp(`^${chosen}: `) })

  await test.step('it is taken, and what is chosen is kept while somebody looks elsewhere', async () => {
    await expect(async () => {
      await page.goto(`/review-queue?positionId=${position.id}`)
      await expect(waiting).toHaveCount(1, { timeout: 1000 })
    }).toPass()
    await expectAccessible(page)
    await tabTo(page, waiting)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused()
    await expect(page.getByText('Nothing was written. The answer was submitted empty.')).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Take it' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('You have it')).toBeVisible()
    await tabTo(page, level('Accuracy', 0))
    await page.keyboard.press('0')
    await page.keyboard.press('Tab')
    await page.keyboard.press('1')
    await expect(level('Completeness', 1)).toBeChecked()
    await expect(page.getByText(/^Saved/)).toBeVisible()
    await expectAccessible(page)

    await page.goto('/candidates')
    await expect(heading(page)).toHaveText('Candidates')
    await page.goBack()
    await expect(level('Accuracy', 0)).toBeChecked()
    await expect(level('Completeness', 1)).toBeChecked()
    await tabTo(page, level('Completeness', 1))
    await page.keyboard.press('0')
    await page.keyboard.press('Tab')
    await page.keyboard.press('0')
    await tabTo(page, page.getByRole('button', { name: 'Submit levels' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('No other answer of this interview is unsettled.', { exact: false })).toBeVisible()
    await expect(page.getByText('Nothing waits here')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('people and the machine are compared: kappa, difference, and by month', async () => {
    const { questions } = await api(readInterview, { params })
    const ratings = questions.flatMap(({ questionId, number }) =>
      criteria.map((criterionId) => ({
        questionId,
        criterionId,
        level: number === 5 ? (0 as const) : number === 1 ? (5 as const) : (4 as const),
        reason: 'As I read it.',
      })),
    )
    const body = { ratings, note: '', recommendation: 'yes' as const }
    await api(saveReview, { params, body, ifMatch: '*' })
    await api(submitReview, { params })
    const judged = (await api(readInterview, { params })).questions.flatMap(({ questionId, score }) =>
      (score?.criteria ?? []).flatMap((one) =>
        'level' in one && one.status !== 'human' ? [{ questionId, ...one }] : [],
      ),
    )
    const differences = judged.map(({ questionId, criterionId, level: given }) => {
      const mine = ratings.find((one) => one.questionId === questionId && one.criterionId === criterionId)
      return (mine?.level ?? Number.NaN) - given
    })
    const mean = (differences.reduce((sum, one) => sum + one, 0) / differences.length).toFixed(1).replace('-', '−')

    await page.goto(`/agreement?positionId=${position.id}`)
    const machine = page.getByRole('region', { name: 'People and the machine' })
    await expect(machine).toContainText(/kappa −?\d\.\d\d/)
    const months = machine.getByRole('table', { name: /By month/ }).getByRole('row')
    await expect(months).toHaveCount(3)
    for (const row of [months.nth(1), months.nth(2)]) {
      await expect(row.getByRole('cell').nth(0)).toHaveText(String(differences.length))
      await expect(row.getByRole('cell').nth(2)).toHaveText(mean)
    }
    await tabTo(page, page.locator('summary', { hasText: 'What the figures mean' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Quadratic weighted kappa', { exact: false })).toBeVisible()
    await expectAccessible(page)
  })
})
