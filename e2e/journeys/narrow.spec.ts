import { answerEverything } from '../acting/answered-interview.ts'
import { heading } from '../acting/candidate.ts'
import { inviteTo, makePosition, shorten } from '../acting/interviewer.ts'
import { expect, test } from '../product/test.ts'

const phone = { width: 320, height: 640 }

test('R5.1 on a narrow phone nothing has to be scrolled sideways', async ({ workbench, room, playwright, api }) => {
  const position = await makePosition(api, 'Narrow, with a title that is long enough to break')
  await shorten(api, position.id, [120, 240])
  const invitation = await inviteTo(api, position)
  const person = { fullName: 'Kim Example', email: 'kim.with.a.long.address@example.org', phone: '+49 30 901820' }
  await answerEverything(playwright, api, { ...invitation, person })

  await workbench.setViewportSize(phone)
  const places = [
    '/candidates',
    `/candidates/${invitation.interviewId}`,
    '/positions',
    '/positions/new',
    ...['candidates', 'questions', 'links', 'settings'].map((view) => `/positions/${position.id}?view=${view}`),
    `/positions/${position.id}/comparison?interviews=${invitation.interviewId}`,
    '/questions',
    '/users',
    '/reference',
  ]
  for (const place of places) {
    await workbench.goto(place)
    await expect(heading(workbench)).toBeVisible()
    await expect(workbench.locator('.mantine-Skeleton-root')).toHaveCount(0)
    expect.soft(await workbench.evaluate('document.documentElement.scrollWidth'), place).toBeLessThanOrEqual(320)
  }

  await room.setViewportSize(phone)
  await room.goto(invitation.link)
  await expect(heading(room)).toHaveText('Thank you. Your answers are in.')
  expect(await room.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
})
