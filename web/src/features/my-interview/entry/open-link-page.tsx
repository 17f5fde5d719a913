import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { isApiProblem } from '../../../api/problem.ts'
import { fieldErrors } from '../../../api/problem-text.ts'
import { useFragmentToken } from '../../../app/fragment-token.ts'
import { paths } from '../../../app/paths.ts'
import { CopyField } from '../../../ui/copy-field.tsx'
import { useRegisterByOpenLinkMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { Step, StepActions } from '../room/step.tsx'
import { LinkProblem } from './link-problem.tsx'

/** One link for many: says who is there and gets an interview of one's own. */
export function OpenLinkPage() {
  const token = useFragmentToken()
  const [ownLink, setOwnLink] = useState<string | null>(null)
  const [register, { isLoading, error }] = useRegisterByOpenLinkMutation()
  const form = useForm({ initialValues: { fullName: '', email: '' } })

  if (ownLink) return <OwnLink link={ownLink} />
  const isAboutFields = isApiProblem(error) && (error.errors?.some(({ field }) => field !== 'token') ?? false)
  const mayStay = !isApiProblem(error) || isAboutFields || error.code === 'offline' || error.code === 'rate_limited'
  if (!token) return <LinkProblem error={null} />
  if (!mayStay) return <LinkProblem error={error} />

  const submit = form.onSubmit(async (person) => {
    const result = await register({ body: { token, ...person } })
    if (result.data) setOwnLink(result.data.link)
    else form.setErrors(fieldErrors(result.error))
  })
  return (
    <Step title="Take part in this interview">
      <p>Tell us who you are. You get a link of your own, so that you can stop and come back.</p>
      <form onSubmit={submit} noValidate>
        <Stack gap="md" maw="26rem">
          <TextInput label="Your name" autoComplete="name" {...form.getInputProps('fullName')} />
          <TextInput label="Email" type="email" autoComplete="email" {...form.getInputProps('email')} />
          {!isAboutFields && <Refusal error={error} />}
          <div>
            <Button type="submit" size="lg" loading={isLoading}>
              Go on
            </Button>
          </div>
        </Stack>
      </form>
    </Step>
  )
}

function OwnLink({ link }: { link: string }) {
  const navigate = useNavigate()
  return (
    <Step title="This is your link">
      <p>Keep it: it brings you back to exactly where you stop, on any device.</p>
      <CopyField label="Your link" value={link} />
      <StepActions>
        <Button size="lg" onClick={() => navigate(paths.myInterview())}>
          Go on
        </Button>
      </StepActions>
    </Step>
  )
}
