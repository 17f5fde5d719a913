import { expectAccessible } from '../acting/accessibility.ts'
import { answerEverything } from '../acting/answered-interview.ts'
import { press } from '../acting/candidate.ts'
import { inviteTo, makePosition, rateEverything, shorten } from '../acting/interviewer.ts'
import { expect, test } from '../product/test.ts'

// R11.7, R12.2: who looked at the machine's levels, who differs from them, and who decides.

test('R11.7 levels shown early are said so in the review; far from them a reason is asked for', async ({
  workbench: page,
  playwright,
  api,
}) => {
  const position = await makePosition(api, 'Reviewed')
  await shorten(api, position.id, [120, 120])
  const invitation = await inviteTo(api, position)
  const person = { fullName: 'Sam Example', email: 'sam@example.org', phone: '+49 30 901820' }
  await answerEverything(playwright, api, { ...invitation, person })
  await page.goto(`/candidates/${invitation.interviewId}`)
  await expect(page.getByText('Scored', { exact: true }).first()).toBeVisible()
  const side = page.getByRole('complementary', { name: 'Review and decision' })

  await test.step('nobody is advanced on the levels of a machine alone', async () => {
    await press(page, 'Advance')
    await page.getByRole('combobox', { name: 'Reason' }).click()
    await page.getByRole('option', { name: 'Meets the requirements' }).click()
    await press(page, 'Advance this candidate')
    await expect(side.getByRole('alert')).toContainText('A person must review first')
  })

  await test.step('the levels are shown with the words that they rest on', async () => {
    await press(page, 'Show the machine’s levels now')
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Show them' }).click()
    const summary = page.getByRole('region', { name: 'Summary' })
    await summary.getByRole('listitem').first().getByRole('button').click()
    await expect(page.locator('mark:focus')).toHaveCount(1)
    await expect(side.getByText('You saw the machine’s levels early', { exact: false })).toBeVisible()
  })

  await test.step('what is missing is pointed at before the review is handed in', async () => {
    await rateEverything(page, 1)
    await press(page, 'Submit review')
    await expect(side.getByRole('alert').filter({ hasText: 'things are missing:' })).toBeVisible()
    await expectAccessible(page)
    for (const reason of await side.getByRole('textbox', { name: /^Why, for / }).all())
      await reason.fill('Recited, not understood.')
    await page.getByRole('radio', { name: 'No', exact: true }).check()
    await press(page, 'Submit review')
    await expect(side.getByText('Saw the machine’s levels before submitting.')).toBeVisible()
    await expect(side.getByText('Recited, not understood.', { exact: false }).first()).toBeVisible()
  })
})
