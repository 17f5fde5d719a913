import { readInterview } from '@colloquy/contracts/interviews'
import { expectAccessible } from '../acting/accessibility.ts'
import { answerBox, getReady, heading, nextQuestion, press, savedNote, submit, write } from '../acting/candidate.ts'
import { inviteTo, makePosition } from '../acting/interviewer.ts'
import { expect, test } from '../product/test.ts'

// R5.5, R10.3, R10.4: what goes wrong on the candidate's side costs no word.

test('R5.5 without a network typing goes on, and everything is sent when it is back', async ({ room, api }) => {
  const { link, interviewId } = await inviteTo(api, await makePosition(api, 'Offline'))
  const answer = async (index: number) =>
    (await api(readInterview, { params: { interviewId } })).questions[index]?.answer?.text
  await getReady(room, link)
  await nextQuestion(room)
  await write(room, 'Written with a network.')

  await room.context().setOffline(true)
  await answerBox(room).fill('Written with a network. And this without.')
  await expect(room.getByText('You are offline.', { exact: false })).toContainText('kept on this device')
  await expectAccessible(room)
  await room.context().setOffline(false)
  await expect(savedNote(room)).toBeVisible()

  await room.context().setOffline(true)
  await answerBox(room).fill('Written with a network. And this without. And the end.')
  await press(room, 'Submit answer')
  await expect(
    room.getByText('Your answer is submitted as soon as the connection is back.', { exact: false }),
  ).toBeVisible()
  await room.context().setOffline(false)
  await expect(heading(room)).toHaveText('Next: question 2')
  await expect(room.getByText('Your answer is in.')).toBeVisible()
  expect(await answer(0)).toBe('Written with a network. And this without. And the end.')
})

test('words that were never sent are there again after the tab was closed', async ({ room, api }) => {
  const { link } = await inviteTo(api, await makePosition(api, 'Closed offline'))
  await getReady(room, link)
  await nextQuestion(room)
  await write(room, 'Sent.')
  await room.context().setOffline(true)
  await answerBox(room).fill('Sent. Not sent.')
  await expect(room.getByText('You are offline.', { exact: false })).toContainText('kept on this device')
  await room.close()

  await room.context().setOffline(false)
  const again = await room.context().newPage()
  await again.goto(link)

  await expect(again.getByText('Welcome back, Kim.')).toBeVisible()
  await expect(answerBox(again)).toHaveValue('Sent. Not sent.')
  await expect(savedNote(again)).toBeVisible()
})

test('two tabs: both texts stay until the person chooses, and one answer counts', async ({ room, api }) => {
  const { link, interviewId } = await inviteTo(api, await makePosition(api, 'Two tabs'))
  await getReady(room, link)
  await nextQuestion(room)
  await write(room, 'Begun here.')
  const other = await room.context().newPage()
  await other.goto(link)
  await expect(answerBox(other)).toHaveValue('Begun here.')

  await write(other, 'Begun here. Written in the other tab.')
  await answerBox(room).fill('Begun here. Written in the first tab.')
  await expect(room.getByText('You also wrote in another tab or on another device.')).toBeVisible()
  await expect(room.getByText('Begun here. Written in the other tab.')).toBeVisible()
  await expect(answerBox(room)).toHaveValue('Begun here. Written in the first tab.')
  await expectAccessible(room)
  await press(room, 'Keep what stands below')
  await expect(savedNote(room)).toBeVisible()

  await submit(room)
  await expect(answerBox(other)).toBeHidden()
  await expect(other.getByText('answered in another tab', { exact: false })).toBeVisible()
  const { questions } = await api(readInterview, { params: { interviewId } })
  expect(questions[0]?.answer?.text).toBe('Begun here. Written in the first tab.')
})

test('on another device: the same link, the same place, and no fresh clock', async ({ openBrowser, room, api }) => {
  const { link } = await inviteTo(api, await makePosition(api, 'Two devices'))
  await getReady(room, link)
  await nextQuestion(room)
  await write(room, 'From the laptop.')
  const left = secondsLeft(await room.getByRole('timer').textContent())

  const phone = await (await openBrowser({ viewport: { width: 390, height: 780 } })).newPage()
  await phone.goto(link)

  await expect(phone.getByText('Welcome back, Kim.')).toBeVisible()
  await expect(answerBox(phone)).toHaveValue('From the laptop.')
  expect(secondsLeft(await phone.getByRole('timer').textContent())).toBeLessThanOrEqual(left)
  await expectAccessible(phone)
})

/** "1:42 left", "58 s left". */
function secondsLeft(text: string | null): number {
  const [, minutes = '0', seconds] = /(?:(\d+):)?(\d+)/.exec(text ?? '') ?? []
  return Number(minutes) * 60 + Number(seconds)
}
