import { expectAccessible } from '../acting/accessibility.ts'
import { heading } from '../acting/candidate.ts'
import { makePosition, shorten } from '../acting/interviewer.ts'
import { expect, test } from '../product/test.ts'

test('R10.2 R11.8 by keyboard a question gets another limit, its rubrics are tried, and the version is published', async ({
  workbench: page,
  api,
}) => {
  const { id } = await makePosition(api, 'Edited by keyboard')
  await shorten(api, id, [120, 240])
  await page.goto(`/positions/${id}?view=questions`)
  const tries = page.getByRole('button', { name: 'Try the rubrics' })
  await tries.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Pre-flight passed: 9 of 9')).toHaveCount(2)

  await page.getByRole('article', { name: 'Question 1' }).getByLabel('Limit, s').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('90')
  await expect(page.getByText('Question 1: limit 2 min → 1 min 30 s.')).toBeAttached()
  await expectAccessible(page)
  const publish = page.getByRole('button', { name: 'Publish new version' })
  await publish.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Version 3, published')).toBeVisible()

  const edit = page.getByRole('article', { name: 'Question 2' }).getByRole('button', { name: 'Edit' })
  await edit.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Question', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('R5.4 the pages of the question bank: a new question, files, drafting without a provider', async ({
  workbench: page,
}) => {
  await page.goto('/questions/new')
  await page.getByRole('button', { name: 'Add to the bank' }).click()
  await expect(page.getByRole('alert').last()).toContainText('need another look')
  await expectAccessible(page)

  await page.goto('/questions/files')
  const twice = { questions: [{ id: 'a' }, { id: 'a' }] }
  const file = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(twice)) }
  await page.setInputFiles('input[type=file]', file)
  await expect(page.getByText('2 rows of mine.json cannot be imported')).toBeVisible()
  await expect(page.getByText('id: “a” stands in row 1 already.')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/questions/drafting')
  await expect(heading(page)).toHaveText('Draft with AI')
  await expect(page.getByText('No AI provider is configured here')).toBeVisible()
  await expectAccessible(page)
})
