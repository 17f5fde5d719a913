import { expectAccessible } from '../acting/accessibility.ts'
import { heading, press } from '../acting/candidate.ts'
import { expect, test } from '../product/test.ts'

const password = 'copper kettle under snow'

test('somebody who is added sets a password by a link, and finds sessions and second factor in their account', async ({
  workbench: admin,
  room: page,
}) => {
  await admin.goto('/users')
  await press(admin, 'Add a person')
  await admin.getByLabel('Name', { exact: true }).fill('Robin Example')
  await admin.getByRole('textbox', { name: 'Email' }).fill('robin.account@example.org')
  await admin.keyboard.press('Enter')
  const link = await admin.getByLabel('Link', { exact: true }).inputValue()
  await expectAccessible(admin)
  await press(admin, 'Done')

  await page.goto(link)
  await expect(heading(page)).toHaveText('Set your password')
  expect(page.url()).not.toContain('#')
  await expectAccessible(page)
  await page.getByLabel('New password').fill('password2026')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('New password')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('New password').fill(password)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Your password is set')
  await page.goto(link)
  await expect(heading(page)).toHaveText('This link is not valid any more')

  await page.goto('/account')
  await page.getByLabel('Email').fill('robin.account@example.org')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Your account')
  await expect(page.getByText('(this one)')).toBeVisible()
  await expectAccessible(page)

  // By keyboard alone.
  await page.getByRole('button', { name: 'Set up an authenticator app' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel('Password', { exact: true })).toBeFocused()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/This code is not right/)).toBeVisible()
  await expectAccessible(page)

  await press(admin, 'Access of Robin Example')
  await expectAccessible(admin)
  await press(admin, 'Sign out everywhere')
  await expect(admin.getByText('Signed in nowhere.')).toBeVisible()
})
