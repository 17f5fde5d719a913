import { expect, type Page } from '@playwright/test'
import { heading, nextQuestion, openAndConsent, press, submit, uploadResume, write } from '../acting/candidate.ts'
import { candidateRows } from '../acting/interviewer.ts'
import { pdfResume } from '../product/resume-files.ts'

/** A page as somebody sees it; `open` goes on from where the look before left off. */
export type Look = { name: string; open: (page: Page) => Promise<unknown> }

const at = (name: string, path: string, title: string): Look => ({
  name,
  open: async (page) => {
    await page.goto(path)
    await expect(heading(page)).toHaveText(title)
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0)
  },
})

/** A position of the demo, its list ranked by score. */
export async function openRankedList(page: Page): Promise<void> {
  await page.goto('/positions')
  await page.getByRole('link', { name: 'Backend engineer, payments' }).click()
  await expect(candidateRows(page).first()).toContainText(/human|provisional/)
}

async function openScored(page: Page): Promise<void> {
  await page.goto('/candidates')
  await candidateRows(page).filter({ hasText: 'human' }).first().getByRole('link').click()
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible()
}

export const workbench: readonly Look[] = [
  at('candidates', '/candidates', 'Candidates'),
  { name: 'position', open: openRankedList },
  { name: 'position-questions', open: (page) => page.getByRole('tab', { name: 'Questions' }).click() },
  { name: 'position-settings', open: (page) => page.getByRole('tab', { name: 'Settings' }).click() },
  { name: 'candidate', open: openScored },
  at('review-queue', '/review-queue', 'Review queue'),
  at('agreement', '/agreement', 'Agreement'),
  at('positions', '/positions', 'Positions'),
  at('new-position', '/positions/new', 'New position'),
  at('questions', '/questions', 'Questions'),
  at('people', '/users', 'People'),
  at('audit', '/audit', 'Audit'),
  at('account', '/account', 'Your account'),
  at('api-reference', '/reference', 'API reference'),
]

/** One candidate's way, from the notice to the receipt of an interview with two questions. */
export const room = (link: string): readonly Look[] => [
  {
    name: 'room-notice',
    open: async (page) => {
      await page.goto(link)
      await expect(page.getByRole('button', { name: 'I agree, go on' })).toBeVisible()
    },
  },
  { name: 'room-resume', open: (page) => openAndConsent(page, link) },
  {
    name: 'room-profile',
    open: async (page) => {
      await uploadResume(page, pdfResume({ name: 'Robin Ashdown', email: 'robin.ashdown@example.org' }))
      await expect(heading(page)).toHaveText('Is this you?')
    },
  },
  {
    name: 'room-ready',
    open: async (page) => {
      await page.getByRole('textbox', { name: 'Phone' }).fill('+44 113 496 0852')
      await press(page, 'Use this')
      await press(page, 'Yes, go on')
      await expect(heading(page)).toHaveText('Ready when you are')
    },
  },
  {
    name: 'room-between',
    open: async (page) => {
      await press(page, 'Start without practice')
      await expect(page.getByRole('button', { name: 'I am ready' })).toBeVisible()
    },
  },
  {
    name: 'room-question',
    open: async (page) => {
      await nextQuestion(page)
      await write(page, 'Three equals signs compare value and type, so nothing is converted behind my back.')
    },
  },
  {
    name: 'room-welcome-back',
    open: async (page) => {
      await page.reload()
      await expect(page.getByText('Welcome back, Robin.')).toBeVisible()
    },
  },
  {
    name: 'room-receipt',
    open: async (page) => {
      await submit(page)
      await nextQuestion(page)
      await write(page, 'From the environment, checked once at the start.')
      await submit(page)
      await expect(page.getByRole('button', { name: 'Download my data' })).toBeVisible()
    },
  },
]
