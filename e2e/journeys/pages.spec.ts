import { expectAccessible } from '../acting/accessibility.ts'
import { answerEverything } from '../acting/answered-interview.ts'
import { heading, press } from '../acting/candidate.ts'
import { candidateRows, inviteTo, makePosition, rowOf, shorten } from '../acting/interviewer.ts'
import { expect, test } from '../product/test.ts'

// The pages of the workbench that no other journey comes through.

test('R5.4 positions with their links and settings, questions, people, the API', async ({ workbench: page, api }) => {
  const { id } = await makePosition(api, 'Looked at')

  await page.goto('/positions')
  await expect(page.getByRole('link', { name: 'Looked at' })).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/positions/${id}?view=links`)
  await press(page, 'Make an open link')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('textbox', { name: 'Open link' })).toHaveValue(/\/join#/)
  await press(page, 'Done')
  await expectAccessible(page)

  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/questions')
  await page.getByLabel('Search questions').fill('closure')
  await page
    .getByRole('link', { name: /closure/i })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Key points of a complete answer' })).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await expect(page.getByRole('link', { name: /closure/i }).first()).toBeVisible()
  await expectAccessible(page)

  await page.goto('/users')
  await expect(page.getByText('ada@example.org')).toBeVisible()
  await press(page, 'Add a person')
  await expectAccessible(page)

  await page.goto('/reference')
  await expect(heading(page)).toHaveText('API reference')
  await expect(page.getByText('/api/my-interview/openings').first()).toBeVisible()
  await expectAccessible(page)
})

test('R10.6 many are invited from a list; two are compared on the same questions', async ({
  workbench: page,
  playwright,
  api,
}) => {
  const position = await makePosition(api, 'Compared')
  await shorten(api, position.id, [120, null])
  for (const name of ['Ilse', 'Jun']) {
    const person = { fullName: `${name} Example`, email: `${name.toLowerCase()}@example.org`, phone: '+49 30 901820' }
    await answerEverything(playwright, api, { ...(await inviteTo(api, position)), person })
  }
  await page.goto(`/positions/${position.id}`)
  for (const name of ['Ilse Example', 'Jun Example']) await expect(rowOf(page, name)).toContainText('provisional')

  await press(page, 'Invite')
  await page.getByRole('tab', { name: 'From a list' }).click()
  await page
    .getByLabel('Name and email, one candidate a line')
    .fill('Ola Example, ola@example.org\nMistyped Example, mis@typed\nPia Example, pia@example.org')
  await expect(page.getByText('3 lines, of which 1 is left out')).toBeVisible()
  await expectAccessible(page)
  await press(page, 'Make 2 links')
  await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(3)
  await expectAccessible(page)
  await press(page, 'Done')
  await expect(candidateRows(page)).toHaveCount(4)

  await page.getByRole('checkbox', { name: 'Compare Ilse Example' }).check()
  await page.getByRole('checkbox', { name: 'Compare Jun Example' }).check()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Compare answers' }).click()
  await expect(heading(page)).toHaveText('Comparison')
  await expect(page.getByText('Ilse Example').first()).toBeVisible()
  await expectAccessible(page)
})

test('help for keys opens by ? and closes by Escape', async ({ workbench: page, api }) => {
  await inviteTo(api, await makePosition(api, 'Keys'), { fullName: 'Somebody' })
  await page.goto('/candidates')
  await expect(candidateRows(page).first()).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('/')
  await expect(page.getByLabel('Search name or email')).toBeFocused()
})
