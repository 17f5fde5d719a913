import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** All that can differ between light and dark: everything else in the page stays as it is. */
const aboutColours = ['color-contrast', 'link-in-text-block']

/** R5.4: nothing on this page, as it stands now, breaks WCAG 2.2 AA, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  // Firefox cannot be told which colours its person prefers; both are looked at in Chromium.
  if (isFirefox(page)) return expectNoViolation(page, 'light', new AxeBuilder({ page }).withTags(standards))
  await expectNoViolation(page, 'dark', new AxeBuilder({ page }).withRules(aboutColours))
  await expectNoViolation(page, 'light', new AxeBuilder({ page }).withTags(standards))
}

async function expectNoViolation(page: Page, colorScheme: 'light' | 'dark', axe: AxeBuilder) {
  if (!isFirefox(page)) await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  const { violations } = await axe.analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
  )
  expect.soft(found, `${page.url()} in ${colorScheme}`).toEqual([])
}

const isFirefox = (page: Page) => page.context().browser()?.browserType().name() === 'firefox'
