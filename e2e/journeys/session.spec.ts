import { expectAccessible } from '../acting/accessibility.ts'
import { heading, press } from '../acting/candidate.ts'
import { makePosition } from '../acting/interviewer.ts'
import { admin, expect, test } from '../product/test.ts'

test('a wrong password is said without telling which part was wrong; the right one opens the page wanted', async ({
  room: page,
}) => {
  await page.goto('/positions')
  await expect(heading(page)).toHaveText('Sign in')
  await expectAccessible(page)

  for (const email of [admin.email, 'nobody@example.org']) {
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('a guess that is wrong')
    await press(page, 'Sign in')
    await expect(page.getByRole('alert')).toContainText('Email or password is wrong')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  }
  await expectAccessible(page)

  await page.getByLabel('Email').fill(admin.email)
  await page.getByLabel('Password', { exact: true }).fill(admin.password)
  await press(page, 'Sign in')
  await expect(heading(page)).toHaveText('Positions')
  await press(page, 'Sign out')
  await expect(page.getByText('You are signed out.')).toBeVisible()
})

test('R1.5 a page goes on after its access token is gone, in two tabs at once', async ({
  openBrowser,
  product,
  api,
}) => {
  await makePosition(api, 'Seen after the refresh')
  const context = await openBrowser({ baseURL: product.url })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(admin.email)
  await page.getByLabel('Password', { exact: true }).fill(admin.password)
  await press(page, 'Sign in')
  await expect(heading(page)).toHaveText('Candidates')
  const second = await context.newPage()
  await second.goto('/candidates')

  await context.clearCookies({ name: 'colloquy_access' })
  await Promise.all([page, second].map((tab) => tab.getByRole('link', { name: 'Positions', exact: true }).click()))
  for (const tab of [page, second])
    await expect(tab.getByRole('link', { name: 'Seen after the refresh' })).toBeVisible()

  // Nobody touches the page: what changes elsewhere makes it read again, and find that it may not.
  await context.clearCookies()
  await makePosition(api, 'Seen after signing in again')
  await expect(page.getByText('Your session has ended. Sign in to go on where you were.')).toBeVisible()
  await page.getByLabel('Email').fill(admin.email)
  await page.getByLabel('Password', { exact: true }).fill(admin.password)
  await press(page, 'Sign in')
  await expect(page.getByRole('link', { name: 'Seen after signing in again' })).toBeVisible()
})

test('the set-up link works once', async ({ room: page, product }) => {
  await page.goto(product.setUpLink)
  await expect(heading(page)).toHaveText('Colloquy is set up already')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go to sign-in' }).click()
  await expect(heading(page)).toHaveText('Sign in')
})

test('an address that does not exist says so and leads back', async ({ room: page }) => {
  await page.goto('/nowhere')
  await expect(heading(page)).toBeVisible()
  await expectAccessible(page)
})
