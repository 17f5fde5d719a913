import { answerEverything } from '../acting/answered-interview.ts'
import { answerBox, heading, savedNote } from '../acting/candidate.ts'
import { inviteTo, makePosition, rowOf, shorten } from '../acting/interviewer.ts'
import { tabTo } from '../acting/keyboard.ts'
import { admin, expect, test } from '../product/test.ts'

// R5.4: every flow without a mouse. Nothing here clicks, and nothing puts the focus anywhere but keys.

test('R5.4 an interviewer signs in, opens a candidate and submits a review by keyboard', async ({
  room: page,
  playwright,
  api,
}) => {
  const position = await makePosition(api, 'By keyboard')
  await shorten(api, position.id, [120, 120])
  for (const name of ['Mika', 'Noor']) {
    const person = { fullName: `${name} Example`, email: `${name.toLowerCase()}@example.org`, phone: '+49 30 901820' }
    await answerEverything(playwright, api, { ...(await inviteTo(api, position)), person })
  }

  await page.goto(`/candidates?positionId=${position.id}&sort=name`)
  await expect(page.getByLabel('Email')).toBeFocused()
  await page.keyboard.type(admin.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(admin.password)
  await page.keyboard.press('Enter')
  await expect(rowOf(page, 'Noor Example')).toContainText('provisional')

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Noor Example')

  const review = page.getByRole('complementary', { name: 'Review and decision' })
  const groups = review.getByRole('group', { name: /^(Accuracy|Completeness|Relevance)$/ })
  await expect(groups).toHaveCount(6)
  await tabTo(page, review.getByRole('radio').first())
  for (const group of await groups.all()) {
    await page.keyboard.press('5')
    await expect(group.getByRole('radio', { name: /^5: / })).toBeChecked()
    await page.keyboard.press('Tab')
  }
  await tabTo(page, review.getByRole('radio', { name: 'Definitely no' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(review.getByRole('radio', { name: 'Yes', exact: true })).toBeChecked()
  await tabTo(page, review.getByLabel('Note').first())
  await page.keyboard.type('Rated without a mouse.')
  await tabTo(page, review.getByRole('button', { name: 'Submit review' }))
  await page.keyboard.press('Enter')
  await expect(review.getByText('Your review', { exact: true }).last()).toBeVisible()
  await expect(review.getByText('Rated without a mouse.')).toBeVisible()
  await expect(review.getByRole('button', { name: 'Submit review' })).toBeHidden()
})

test('R5.4 a candidate consents, says who they are and answers by keyboard', async ({ room: page, api }) => {
  const { link } = await inviteTo(api, await makePosition(api, 'Candidate by keyboard'))
  await page.goto(link)
  await expect(heading(page)).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'I agree, go on' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Your résumé')
  await expect(heading(page)).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Go on without a file' }))
  await page.keyboard.press('Enter')

  for (const [label, value] of [
    ['Name', 'Kim Example'],
    ['Email', 'kim@example.org'],
    ['Phone', '+49 30 901820'],
  ] as const) {
    await tabTo(page, page.getByRole('textbox', { name: label }))
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await tabTo(page, page.getByRole('button', { name: 'Yes, go on' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Ready when you are')
  await tabTo(page, page.getByRole('button', { name: 'Start without practice' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Next: question 1')
  await tabTo(page, page.getByRole('button', { name: 'I am ready' }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('timer')).toBeVisible()
  await expect(heading(page)).toBeFocused()
  await tabTo(page, answerBox(page))
  await page.keyboard.type('Written without a mouse.')
  await expect(savedNote(page)).toBeVisible()
  await page.keyboard.press('Alt+r')
  await expect(
    page.getByText(/^\d+ (minutes?|seconds?).* left\s*$/).and(page.locator('[aria-live=assertive]')),
  ).toHaveCount(1)
  await tabTo(page, page.getByRole('button', { name: 'Submit answer' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Next: question 2')
  await expect(heading(page)).toBeFocused()
})
