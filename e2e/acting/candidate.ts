import { expect, type Page } from '@playwright/test'
import type { UploadedFile } from '../product/resume-files.ts'

// What candidates do in their room, by the names that they read there.

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })
export const answerBox = (page: Page) => page.getByLabel('Your answer')
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

export async function openAndConsent(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await press(page, 'I agree, go on')
  await expect(heading(page)).toHaveText('Your résumé')
}

export async function uploadResume(page: Page, file: UploadedFile): Promise<void> {
  await page.getByLabel('Résumé file').setInputFiles(file)
}

export async function writeProfile(page: Page, values: Record<'Name' | 'Email' | 'Phone', string>): Promise<void> {
  await press(page, 'Go on without a file')
  for (const [label, value] of Object.entries(values)) {
    await page.getByRole('textbox', { name: label }).fill(value)
    await press(page, 'Use this')
  }
  await press(page, 'Yes, go on')
  await expect(heading(page)).toHaveText('Ready when you are')
}

/** Everything before the first question, as fast as it goes. */
export async function getReady(page: Page, link: string): Promise<void> {
  await openAndConsent(page, link)
  await writeProfile(page, { Name: 'Kim Example', Email: 'kim@example.org', Phone: '+49 30 901820' })
  await press(page, 'Start without practice')
  await expect(heading(page)).toHaveText('Next: question 1')
}

/** Asks for the next question and gets its words. */
export async function nextQuestion(page: Page): Promise<string> {
  await press(page, 'I am ready')
  await expect(page.getByRole('timer')).toBeVisible()
  return (await heading(page).textContent()) ?? ''
}

export async function write(page: Page, text: string): Promise<void> {
  await answerBox(page).fill(text)
  await expect(savedNote(page)).toBeVisible()
}

export const savedNote = (page: Page) => page.getByText(/^Saved \d\d:\d\d:\d\d$/)

export async function submit(page: Page): Promise<void> {
  await press(page, 'Submit answer')
  await expect(answerBox(page)).toBeHidden()
}
