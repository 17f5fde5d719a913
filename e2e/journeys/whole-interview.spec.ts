import { readInterview } from '@colloquy/contracts/interviews'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../acting/accessibility.ts'
import { answerBox, heading, nextQuestion, press, submit, uploadResume, write } from '../acting/candidate.ts'
import { candidateRows, rateEverything, rowOf } from '../acting/interviewer.ts'
import { followLive } from '../acting/live.ts'
import { apiOf } from '../product/api.ts'
import { expect, test } from '../product/browsers.ts'
import { pdfResume } from '../product/resume-files.ts'
import { admin } from '../product/test.ts'

// Issue "From one command to a scored interview": what a new user does, in two browsers, on a product that was just started.

const robin = { name: 'Robin Ashdown', email: 'robin.ashdown@example.org' }
const phone = '+44 113 496 0852'

test('R10.1 R10.6 from the set-up link to the decision', async ({ openBrowser, freshProduct: product }) => {
  test.setTimeout(240_000)
  const interviewer = await openBrowser({ baseURL: product.url, permissions: ['clipboard-read', 'clipboard-write'] })
  const candidate = await openBrowser({ baseURL: product.url })
  const desk = await interviewer.newPage()

  await test.step('the first administrator sets a password', async () => {
    await desk.goto(product.setUpLink)
    await expectAccessible(desk)
    await desk.getByLabel('Your name').fill(admin.name)
    await desk.getByLabel('Email').fill(admin.email)
    await desk.getByLabel('Password', { exact: true }).fill('password')
    await press(desk, 'Create the account')
    await expect(desk.getByText('Use at least 10 characters', { exact: false })).toBeVisible()
    await desk.getByLabel('Password', { exact: true }).fill(admin.password)
    await press(desk, 'Create the account')
    await expect(heading(desk)).toHaveText('Candidates')
    await expect(desk.getByText('No candidates yet')).toBeVisible()
    await expectAccessible(desk)
  })

  await test.step('creates a position from the Standard template', async () => {
    await desk.getByRole('link', { name: 'Go to positions' }).click()
    await expect(desk.getByText('No positions yet')).toBeVisible()
    await desk.getByRole('link', { name: 'New position' }).first().click()
    await desk.getByLabel('Title').fill('Backend engineer')
    await expect(desk.getByRole('radio', { name: 'Standard' })).toBeChecked()
    for (const topic of ['JavaScript', 'Node', 'SQL and data']) await desk.getByText(topic, { exact: true }).click()
    await expect(desk.getByRole('checkbox', { checked: true })).toHaveCount(3)
    await expectAccessible(desk)
    await press(desk, 'Create position')
    await expect(heading(desk)).toHaveText('Backend engineer')
    await expect(desk.getByRole('article')).toHaveCount(6)
  })

  await test.step('gives the second question ten seconds', async () => {
    await desk.getByRole('article', { name: 'Question 2' }).getByLabel('Limit, s').fill('10')
    await press(desk, 'Publish new version')
    await expect(desk.getByText('Version 2, published', { exact: false })).toBeVisible()
    await expectAccessible(desk)
    // A message stays while the pointer rests on it.
    await desk.mouse.move(0, 0)
    await expect(desk.getByRole('button', { name: 'Close this message' })).toBeHidden()
  })

  const link = await test.step('invites a candidate and copies the link', async () => {
    await press(desk, 'Invite')
    const dialog = desk.getByRole('dialog', { name: 'Invite to Backend engineer' })
    await dialog.getByRole('button', { name: 'Make the link' }).click()
    await dialog.getByRole('button', { name: 'Copy' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    await expectAccessible(desk)
    const copied: string = await desk.evaluate('navigator.clipboard.readText()')
    await dialog.getByRole('button', { name: 'Done' }).click()
    return copied
  })

  await desk.getByRole('link', { name: 'Candidates' }).click()
  const row = candidateRows(desk).first()
  await expect(row).toContainText('Invited')
  await expectAccessible(desk)
  const detail = await interviewer.newPage()
  await detail.goto(new URL((await row.getByRole('link').getAttribute('href')) ?? '', product.url).href)
  const facts = detail.locator('header', { has: heading(detail) })
  await expect(facts).toContainText('Invited')
  await expectAccessible(detail)
  const live = followLive()
  const bothShow = (words: string | RegExp) => live.shows([row, facts], words)

  let room = await candidate.newPage()
  await test.step('the candidate reads the notice and consents', async () => {
    await room.goto(link)
    await expect(heading(room)).toHaveText('Backend engineer')
    await expect(room.getByText('A person decides, never a program.', { exact: false })).toBeVisible()
    expect(room.url()).not.toContain('#')
    await expectAccessible(room)
    await press(room, 'I agree, go on')
    await expect(heading(room)).toHaveText('Your résumé')
    await bothShow('Getting ready')
    await expectAccessible(room)
  })

  await test.step('uploads a résumé and sees where each field was found', async () => {
    await uploadResume(room, pdfResume(robin))
    await expect(heading(room)).toHaveText('Is this you?')
    const profile = room.getByRole('list', { name: 'Your profile' })
    await expect(profile.getByText(robin.name, { exact: true }).first()).toBeVisible()
    await expect(profile.getByText(robin.email, { exact: true }).first()).toBeVisible()
    await expect(profile.getByText('Found on page 1:', { exact: false })).toHaveCount(2)
  })

  await test.step('is asked for what is missing', async () => {
    await expect(room.getByText('At which phone number can we reach you?')).toBeVisible()
    await expectAccessible(room)
    await room.getByRole('textbox', { name: 'Phone' }).fill('ask my manager')
    await press(room, 'Use this')
    await press(room, 'Yes, go on')
    await expect(room.getByRole('textbox', { name: 'Phone' })).toHaveValue('ask my manager')
    await expect(room.getByText('We cannot use this phone yet.')).toBeVisible()
    await room.getByRole('textbox', { name: 'Phone' }).fill(phone)
    await press(room, 'Use this')
    await press(room, 'Yes, go on')
    await expect(heading(room)).toHaveText('Ready when you are')
    await bothShow('Ready to start')
    await bothShow(robin.name)
    await expectAccessible(room)
  })

  await test.step('does the practice question with the real clock', async () => {
    await press(room, 'Practise first')
    await expect(room.getByRole('timer')).toHaveText(/left$/)
    await answerBox(room).fill('Seeing how it works.')
    await expectAccessible(room)
    await press(room, 'End practice')
    await press(room, 'Start the interview')
    await expect(heading(room)).toHaveText('Next: question 1')
    await bothShow('Answering')
    await expectAccessible(room)
  })

  const api = apiOf(interviewer.request)
  const interviewId = detail.url().split('/').at(-1) ?? ''
  const { questions } = await api(readInterview, { params: { interviewId } })
  const goodAnswer = (prompt: string) => questions.find((question) => question.prompt === prompt)?.reference ?? ''

  await test.step('answers the first question; its clock runs on both sides', async () => {
    const prompt = await nextQuestion(room)
    const block = detail.getByRole('article', { name: 'Question 1', exact: true })
    await live.shows([block.getByText('Being answered right now', { exact: false })])
    await write(room, goodAnswer(prompt))
    await expectAccessible(room)
    await submit(room)
    await live.shows([block.getByText(goodAnswer(prompt), { exact: true }).first()])
    await bothShow('1 of 6')
  })

  await test.step('lets the second run out of time; what was written is kept', async () => {
    const [begun = ''] = goodAnswer(await nextQuestion(room)).split(/(?<=\.) /)
    await write(room, begun)
    await expect(room.getByText('Time is up. We kept what you wrote.').first()).toBeVisible({ timeout: 15_000 })
    await expect(heading(room)).toHaveText('Time is up. We kept what you wrote.')
    await expect(room.getByText('All of your text is submitted.')).toBeVisible()
    await bothShow('2 of 6')
    const block = detail.getByRole('article', { name: 'Question 2', exact: true })
    await live.shows([block.getByText(begun, { exact: false }).first()])
    await expect(block.getByText('Submitted by the clock', { exact: false })).toBeVisible()
  })

  await test.step('closes the tab in the middle of the third and comes back to it', async () => {
    const prompt = await nextQuestion(room)
    const draft = `${goodAnswer(prompt)} And there is more to say.`
    await write(room, draft)
    await room.close()
    room = await candidate.newPage()
    await room.goto(link)
    await expect(room.getByText('Welcome back, Robin.')).toBeVisible()
    await expect(room.getByText('You are at question 3 of 6.', { exact: false })).toContainText(
      'Its clock kept running.',
    )
    await expect(answerBox(room)).toHaveValue(draft)
    await expectAccessible(room)
    await submit(room)
    await bothShow('3 of 6')
  })

  await test.step('finishes and gets a receipt', async () => {
    for (const done of ['4 of 6', '5 of 6', '6 of 6']) {
      await answerNext(room, goodAnswer)
      await bothShow(done)
    }
    await expect(heading(room)).toHaveText('Thank you. Your answers are in.')
    await expect(room.getByText('6 of 6 questions', { exact: false })).toBeVisible()
    await expect(room.getByRole('button', { name: 'Download my data' })).toBeVisible()
    await expectAccessible(room)
  })

  await test.step('the list is ranked and says that the order is provisional', async () => {
    await expect(row).toContainText(/Scored\s*\d+ provisional/)
    await expect(row).toContainText('a review')
    await expect(desk.getByText(/^Provisional order: scored by the built-in grader/)).toBeVisible()
    await expectAccessible(desk)
  })

  await test.step('the machine’s levels stay hidden until the review is in', async () => {
    await expect(detail.getByText('hidden until your review is in', { exact: false })).toBeVisible()
    await expect(detail.getByRole('region', { name: 'Summary' })).toBeHidden()
    await expectAccessible(detail)
    await rateEverything(detail, 4)
    await detail.getByRole('radio', { name: 'Yes', exact: true }).check()
    await detail.getByLabel('Note').first().fill('Knows the ground. Ask about indexes.')
    await press(detail, 'Submit review')
    const submitted = detail.getByText('Submitted', { exact: true })
    const reasons = detail.getByRole('textbox', { name: /^Why, for / })
    await expect(submitted.or(reasons.first())).toBeVisible()
    for (const reason of await reasons.all()) await reason.fill('Complete enough for this role.')
    if (await reasons.count()) await press(detail, 'Submit review')
    await expect(submitted).toBeVisible()
    await expect(row).toContainText('human')
  })

  await test.step('then each level stands there with its quote, and the summary', async () => {
    const summary = detail.getByRole('region', { name: 'Summary' })
    await expect(summary).toBeVisible()
    await expect(summary.getByRole('heading', { name: 'Strengths' })).toBeVisible()
    await expect(summary.getByRole('heading', { name: 'Gaps' })).toBeVisible()
    const first = detail.getByRole('article', { name: 'Question 1', exact: true })
    await expect(first.getByText(/of 5, provisional/).first()).toBeVisible()
    await expect(first.locator('mark').first()).not.toBeEmpty()
    await expectAccessible(detail)
  })

  await test.step('a person decides', async () => {
    await press(detail, 'Advance')
    await chooseOption(detail, detail.getByRole('combobox', { name: 'Reason' }), 'Meets the requirements')
    await expectAccessible(detail)
    await press(detail, 'Advance this candidate')
    await expect(detail.getByRole('button', { name: 'Decide again' })).toBeVisible()
    await bothShow('Advanced')
  })

  live.expectWithinASecond()

  await test.step('search and sort keep to the address', async () => {
    await desk.getByLabel('Search name or email').fill('nobody')
    await expect(desk.getByText('Nobody matches')).toBeVisible()
    await desk.getByLabel('Search name or email').fill('ashdown')
    await expect(rowOf(desk, robin.name)).toBeVisible()
    await chooseOption(desk, desk.getByRole('combobox', { name: 'Order' }), 'Name A–Z')
    await expect(desk).toHaveURL(/search=ashdown.*sort=name/)
    await desk.reload()
    await expect(rowOf(desk, robin.name)).toBeVisible()
  })
})

async function answerNext(room: Page, goodAnswer: (prompt: string) => string) {
  const prompt = await nextQuestion(room)
  await write(room, goodAnswer(prompt))
  await submit(room)
}

async function chooseOption(page: Page, box: Locator, name: string) {
  await box.click()
  await page.getByRole('option', { name }).click()
}
