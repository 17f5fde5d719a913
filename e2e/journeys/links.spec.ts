import {
  createOpenLink,
  listInvitations,
  renewInvitation,
  revokeInvitation,
  revokeOpenLink,
} from '@colloquy/contracts/invitations'
import { expectAccessible } from '../acting/accessibility.ts'
import { heading, press } from '../acting/candidate.ts'
import { inviteTo, makePosition } from '../acting/interviewer.ts'
import { expect, test } from '../product/test.ts'

// R10.1: a link that leads nowhere says why and what to do, and never what it does not have to.

const inAWeek = () => new Date(Date.now() + 7 * 24 * 3_600_000).toISOString()

test('a mistyped link', async ({ room, api, product }) => {
  const { link } = await inviteTo(api, await makePosition(api, 'Mistyped'))

  await room.goto(link.slice(0, -3))

  await expect(heading(room)).toHaveText('We do not know this link')
  await expectAccessible(room)
  await room.goto(`${product.url}/invitation`)
  await expect(heading(room)).toHaveText('Open your invitation link')
  await expectAccessible(room)
})

test('a link that was withdrawn, and the new one for the same interview', async ({ room, api }) => {
  const { id, link, interviewId } = await inviteTo(api, await makePosition(api, 'Withdrawn'))
  await api(revokeInvitation, { params: { invitationId: id } })

  await room.goto(link)
  await expect(heading(room)).toHaveText('This link does not work any more')
  await expectAccessible(room)

  const renewed = await api(renewInvitation, { params: { interviewId }, body: {} })
  const { items } = await api(listInvitations, { params: { interviewId } })
  expect(items.map(({ status }) => status).toSorted()).toEqual(['active', 'revoked'])
  await room.goto(renewed.link)
  await expect(heading(room)).toHaveText('Withdrawn')
})

test('an open link: registers people until it is full', async ({ openBrowser, product, api, room }) => {
  const { id } = await makePosition(api, 'Open for two')
  const { link } = await api(createOpenLink, { params: { positionId: id }, body: { maxUses: 1, closesAt: inAWeek() } })

  await room.goto(link)
  await expectAccessible(room)
  await room.getByLabel('Your name').fill('Jo Example')
  await room.getByLabel('Email').fill('not an address')
  await press(room, 'Go on')
  await expect(room.getByLabel('Email')).toHaveAccessibleDescription(/./)
  await room.getByLabel('Email').fill('jo@example.org')
  await press(room, 'Go on')
  await expect(heading(room)).toHaveText('This is your link')
  await expectAccessible(room)
  const own = await room.getByLabel('Your link').inputValue()
  await press(room, 'Go on')
  await expect(heading(room)).toHaveText('Open for two')

  const second = await (await openBrowser({ baseURL: product.url })).newPage()
  await second.goto(link)
  await second.getByLabel('Your name').fill('Lee Example')
  await second.getByLabel('Email').fill('lee@example.org')
  await press(second, 'Go on')
  await expect(heading(second)).toHaveText('This link is full')
  await expectAccessible(second)
  await second.goto(own)
  await expect(heading(second)).toHaveText('Open for two')
})

test('an open link after its closing date, and one that was closed', async ({ room, api }) => {
  const { id: positionId } = await makePosition(api, 'Closing')
  const closesAt = new Date(Date.now() + 1000).toISOString()
  const expired = await api(createOpenLink, { params: { positionId }, body: { maxUses: 5, closesAt } })
  const closed = await api(createOpenLink, { params: { positionId }, body: { maxUses: 5, closesAt: inAWeek() } })
  await api(revokeOpenLink, { params: { openLinkId: closed.id } })
  const register = async (link: string) => {
    const page = await room.context().newPage()
    await page.goto(link)
    await page.getByLabel('Your name').fill('Jo Example')
    await page.getByLabel('Email').fill('jo.late@example.org')
    await press(page, 'Go on')
    return page
  }
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(closesAt))

  const late = await register(expired.link)
  await expect(heading(late)).toHaveText('This invitation has expired')
  await expectAccessible(late)
  const refused = await register(closed.link)
  await expect(heading(refused)).toHaveText('This link does not work any more')
})

test('a position that was closed invites nobody; who was invited may go on', async ({ workbench, api, room }) => {
  const position = await makePosition(api, 'Closed soon')
  const { link } = await inviteTo(api, position)
  await workbench.goto(`/positions/${position.id}`)

  await workbench.getByRole('button', { name: 'Close position' }).click()
  await expect(workbench.getByRole('button', { name: 'Open again' })).toBeVisible()
  await expect(workbench.getByRole('button', { name: 'Invite' })).toBeHidden()

  await room.goto(link)
  await expect(heading(room)).toHaveText('Closed soon')
})
