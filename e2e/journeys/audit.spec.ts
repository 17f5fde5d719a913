import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../acting/accessibility.ts'
import { makePosition } from '../acting/interviewer.ts'
import { tabTo } from '../acting/keyboard.ts'
import { expect, test } from '../product/test.ts'

test('R6.3 R5.4 by keyboard the audit trail is searched, narrowed, handed out as a file and verified', async ({
  workbench: page,
  api,
}) => {
  const { id } = await makePosition(api, 'Looked up in the trail')
  await page.goto('/audit')
  const entries = page.locator('tbody tr')
  await expect(entries.first()).toBeVisible()
  await expectAccessible(page)

  const created = page.getByRole('button', { name: 'Position created' })
  await tabTo(page, page.getByLabel('Search'))
  await page.keyboard.type('Looked up in the trail')
  await expect(page).toHaveURL(/search=Looked/)
  await expect(entries.filter({ hasNotText: 'Looked up in the trail' })).toHaveCount(0)
  await expect(created).toHaveCount(1)
  await tabTo(page, created)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Position ${id}`, { exact: true })).toBeVisible()
  await expectAccessible(page)

  await tabTo(page, page.getByRole('button', { name: 'All on the same' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`subjectId=${id}`))

  await page.reload()
  await expect(created).toHaveCount(1)
  const files = page.waitForEvent('download')
  await tabTo(page, page.getByRole('link', { name: 'Export CSV' }))
  await page.keyboard.press('Enter')
  const [head, ...lines] = (await readFile(await (await files).path(), 'utf8')).trim().split('\r\n')
  expect(head).toContain('action')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !line.includes(id))).toEqual([])

  await tabTo(page, page.getByRole('button', { name: 'Verify now' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sound', { exact: true })).toBeVisible()

  await tabTo(page, page.getByLabel('Search'))
  await page.keyboard.type('nothing is called like this')
  await expect(page.getByText('No such entry')).toBeVisible()
  await expectAccessible(page)
  await tabTo(page, page.getByRole('button', { name: 'Show everything' }))
  await page.keyboard.press('Enter')
  await expect(entries.nth(1)).toBeVisible()
})
