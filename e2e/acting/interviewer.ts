import { invite } from '@colloquy/contracts/invitations'
import { createPosition, type Position } from '@colloquy/contracts/positions'
import { publishTemplateVersion } from '@colloquy/contracts/template-versions'
import { readPositionTemplate } from '@colloquy/contracts/templates'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Api } from '../product/api.ts'

// What interviewers do, on the pages; and what a test only needs to be there, by the API.

export async function makePosition(api: Api, title: string): Promise<Position> {
  return api(createPosition, { body: { title, topics: ['javascript', 'node', 'sql-data'] } })
}

/** From now on each question of the position has this many seconds, and there are only so many. */
export async function shorten(api: Api, positionId: string, limits: readonly (number | null)[]): Promise<void> {
  const { definition } = await api(readPositionTemplate, { params: { positionId } })
  const slots = definition.slots.slice(0, limits.length).map(({ id, difficulty, weight, question }, index) => ({
    id,
    difficulty,
    weight,
    limitSeconds: limits[index] ?? null,
    questionId: question?.questionId ?? null,
  }))
  const body = { slots, pausesAllowed: 2, reason: 'Shorter' }
  await api(publishTemplateVersion, { params: { positionId }, body, ifMatch: '*' })
}

export async function inviteTo(api: Api, { id }: Position, person: { fullName?: string; email?: string } = {}) {
  return api(invite, { params: { positionId: id }, body: person })
}

export const candidateRows = (page: Page) => page.getByRole('table', { name: 'Candidates' }).locator('tbody tr')
export const rowOf = (page: Page, name: string): Locator => candidateRows(page).filter({ hasText: name })

/** Gives each answer this level on each criterion, with a reason wherever the form asks for one. */
export async function rateEverything(page: Page, level: number): Promise<void> {
  const form = page.getByRole('complementary', { name: 'Review and decision' })
  const levels = form.getByRole('radio', { name: new RegExp(`^${level}: `) })
  await expect(levels.first()).toBeAttached()
  for (const radio of await levels.all()) await radio.check({ force: true })
}
