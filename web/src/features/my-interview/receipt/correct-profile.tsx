import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { isApiProblem } from '../../../api/problem.ts'
import { fieldErrors } from '../../../api/problem-text.ts'
import { useConfirmProfileMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import room from '../room/room.module.css'

/** Name and contact can be put right at any time. */
export function CorrectProfile({ view, onDone }: { view: MyInterview; onDone: () => void }) {
  const { fullName, email, phone } = view.profile
  const [confirm, { isLoading, error, isSuccess }] = useConfirmProfileMutation()
  const form = useForm({ initialValues: { fullName: fullName ?? '', email: email ?? '', phone: phone ?? '' } })
  const submit = form.onSubmit(async (body) => {
    const result = await confirm({ body })
    if (!isApiProblem(result.error)) return
    form.setErrors(result.error.code === 'phone_invalid' ? { phone: result.error.detail } : fieldErrors(result.error))
  })
  if (isSuccess) return <Text role="status">Your profile is corrected.</Text>
  const hasFieldError = Object.keys(form.errors).length > 0
  return (
    <form className={room.helpPanel} onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label="Name" autoComplete="name" {...form.getInputProps('fullName')} />
        <TextInput label="Email" type="email" autoComplete="email" {...form.getInputProps('email')} />
        <TextInput
          label="Phone"
          description="With the country code, for example +49 30 123456"
          type="tel"
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
        {!hasFieldError && <Refusal error={error} />}
        <Group>
          <Button type="submit" loading={isLoading}>
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
