import { readInterview } from '@colloquy/contracts/interviews'
import { expectAccessible } from '../acting/accessibility.ts'
import { getReady, heading, nextQuestion, press, submit, write } from '../acting/candidate.ts'
import { inviteTo, makePosition, shorten } from '../acting/interviewer.ts'
import { expect, test } from '../product/test.ts'

// R10.1, R10.4, R12.3: what a candidate may ask for, and what becomes of it.

test('R10.4 more time is asked for within the question, and the clock gets it as soon as somebody agrees', async ({
  room,
  workbench,
  api,
}) => {
  const { link, interviewId } = await inviteTo(api, await makePosition(api, 'More time'))
  await getReady(room, link)
  await nextQuestion(room)
  await expect(room.getByRole('timer')).toHaveText(/^1:\d\d left$/)

  await press(room, 'Ask for more time')
  await room.getByRole('radio', { name: 'Twice the time' }).check()
  await room.getByLabel('Why (if you like)').fill('I type with one hand.')
  await expectAccessible(room)
  await press(room, 'Ask')
  await expect(room.getByText('We passed it on.')).toBeVisible()

  await workbench.goto(`/candidates/${interviewId}`)
  await expect(workbench.getByText('Asked for', { exact: false }).first()).toBeVisible()
  await expect(workbench.getByText('I type with one hand.')).toBeHidden()
  await expectAccessible(workbench)
  await press(workbench, 'Agree')

  await expect(room.getByRole('timer')).toHaveText(/^3:\d\d left$/)
  await expect(room.getByText(/4\smin \(2\smin \+ 100\s%\)/)).toBeVisible()
})

test('R10.4 a pause between questions keeps the place', async ({ room, api }) => {
  const { link } = await inviteTo(api, await makePosition(api, 'Pause'))
  await getReady(room, link)

  await press(room, 'Pause')
  await expect(heading(room)).toHaveText('Paused')
  await expectAccessible(room)
  await room.goto(link)
  await expect(room.getByText('You paused with 0 of 6 questions answered.', { exact: false })).toBeVisible()
  await press(room, 'Go on')
  await expect(heading(room)).toHaveText('Next: question 1')
})

test('R12.3 on the receipt: take a copy, correct the profile, ask for a person, erase everything', async ({
  room,
  workbench,
  api,
}) => {
  const position = await makePosition(api, 'Rights')
  await shorten(api, position.id, [120])
  const { link, interviewId } = await inviteTo(api, position)
  await getReady(room, link)
  await nextQuestion(room)
  await write(room, 'An answer that will be erased.')
  await submit(room)
  await expect(heading(room)).toHaveText('Thank you. Your answers are in.')

  const download = room.waitForEvent('download')
  await press(room, 'Download my data')
  expect((await download).suggestedFilename()).toBe('my-interview.json')
  await press(room, 'Read or print my data')
  const sheet = room.getByRole('region', { name: 'What is stored about you' })
  await expect(sheet).toContainText('An answer that will be erased.')
  await expectAccessible(room)
  await press(room, 'Close')

  await press(room, 'Correct my profile')
  await room.getByRole('textbox', { name: 'Name' }).fill('Kim Corrected')
  await expectAccessible(room)
  await press(room, 'Save')
  await expect(room.getByText('Your profile is corrected.')).toBeVisible()
  await press(room, 'Ask for a person to look at my answers')
  await expect(room.getByText('You asked for a person to look at your answers', { exact: false })).toBeVisible()

  await workbench.goto(`/candidates/${interviewId}`)
  await expect(heading(workbench)).toHaveText('Kim Corrected')
  await expect(workbench.getByText('Asked that a person looks at the answers').first()).toBeVisible()

  await press(room, 'Erase my data')
  const dialog = room.getByRole('dialog', { name: 'Erase everything about you?' })
  await expect(dialog).toBeVisible()
  await expectAccessible(room)
  await dialog.getByRole('button', { name: 'Erase' }).click()
  await expect(heading(room)).toHaveText('Your data is erased')
  await expectAccessible(room)
  const { candidate, questions } = await api(readInterview, { params: { interviewId } })
  expect([candidate.name, candidate.email, candidate.phone]).toEqual([null, null, null])
  expect(questions.map(({ answer }) => answer?.text ?? '').join('')).toBe('')
})

test('a candidate withdraws; an interview that was cancelled can be opened again', async ({ room, workbench, api }) => {
  const position = await makePosition(api, 'Endings')
  const withdrawn = await inviteTo(api, position)
  await getReady(room, withdrawn.link)
  await press(room, 'Withdraw')
  const dialog = room.getByRole('dialog', { name: 'Withdraw from this interview?' })
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await expect(heading(room)).toHaveText('You withdrew from this interview')
  await expectAccessible(room)

  await workbench.goto(`/candidates/${withdrawn.interviewId}`)
  await press(workbench, 'Open again')
  await workbench.getByRole('textbox', { name: 'Reason' }).fill('A mistake, says the candidate.')
  await expectAccessible(workbench)
  await workbench.getByRole('dialog').getByRole('button', { name: 'Open again' }).click()
  await expect(heading(room)).toHaveText('Next: question 1')

  await press(workbench, 'Cancel interview')
  await workbench.getByRole('textbox', { name: 'Reason' }).fill('The position is filled.')
  await expectAccessible(workbench)
  await workbench.getByRole('dialog').getByRole('button', { name: 'Cancel interview' }).click()
  await expect(heading(room)).toHaveText('This interview was cancelled')
})
