import { createPosition } from '@colloquy/contracts/positions'
import { expectAccessible } from '../acting/accessibility.ts'
import { heading, openAndConsent, press, uploadResume } from '../acting/candidate.ts'
import { inviteTo, makePosition } from '../acting/interviewer.ts'
import { docxResume } from '../product/resume-files.ts'
import { expect, test } from '../product/test.ts'

// Each mistake gets a clear message and loses nothing.

test('R4.5 a file that is not a résumé is refused with a reason; the next one is read', async ({ room, api }) => {
  const { link } = await inviteTo(api, await makePosition(api, 'Files'))
  await openAndConsent(room, link)

  await uploadResume(room, { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: Buffer.from('not a document') })
  await expect(room.getByRole('alert')).toContainText('“holiday.mp4” is not a document that we can read.')
  await uploadResume(room, { name: 'resume.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001') })
  await expect(room.getByRole('alert')).not.toContainText('holiday.mp4')
  await expect(room.getByRole('alert').first()).toContainText(/resume\.pdf|file/i)
  await expectAccessible(room)

  const kim = { name: 'Kim Northcott', email: 'kim.northcott@example.org', phone: '+44 113 496 0853' }
  await uploadResume(room, docxResume(kim))
  await expect(heading(room)).toHaveText('Is this you?')
  for (const value of [kim.name, kim.email, kim.phone.replaceAll(' ', '')])
    await expect(room.getByText(value, { exact: true }).first()).toBeVisible()
  await expect(room.locator('mark')).toHaveText(Object.values(kim))
  await press(room, 'Yes, go on')
  await expect(heading(room)).toHaveText('Ready when you are')
})

test('a position without questions cannot invite yet, and says what is missing', async ({ workbench, api }) => {
  const { id } = await api(createPosition, { body: { title: 'Without questions' } })
  await workbench.goto(`/positions/${id}`)

  await press(workbench, 'Invite')
  await workbench.getByRole('button', { name: 'Make the link' }).click()

  await expect(workbench.getByRole('alert')).toContainText('This position has no questions yet')
  await expectAccessible(workbench)
})

test('a position needs a title, and the form says so beside the field', async ({ workbench }) => {
  await workbench.goto('/positions/new')
  await press(workbench, 'Create position')
  await expect(workbench.getByLabel('Title')).toHaveAccessibleDescription('Give the position a title.')
})
