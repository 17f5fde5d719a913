import { Role } from '@colloquy/contracts/vocabulary'
import { Checkbox, Group } from '@mantine/core'
import { Loaded } from '../../app/loaded.tsx'
import { notifyDone, notifyProblem } from '../../app/notify.tsx'
import { Section } from '../../ui/section.tsx'
import { roleOptions } from './role-words.ts'
import { useChangeSignInRulesMutation, useReadSignInRulesQuery } from './users.api.ts'

/** Roles whose people set up a second factor before they reach anything else. */
export function SecondFactorRoles() {
  const rules = useReadSignInRulesQuery()
  const [change, { isLoading }] = useChangeSignInRulesMutation()
  const save = async (chosen: string[]) => {
    const secondFactorRoles = chosen.filter((one): one is Role => Role.safeParse(one).success)
    const result = await change({ body: { secondFactorRoles } })
    if ('error' in result) notifyProblem('This was not changed', result.error)
    else notifyDone('Saved. Whoever is signed in is asked within ten minutes.')
  }
  return (
    <Section title="Second factor">
      <Loaded query={rules}>
        {({ secondFactorRoles }) => (
          <Checkbox.Group
            label="People with these roles must set one up before anything else"
            value={secondFactorRoles}
            onChange={save}
          >
            <Group gap="lg" mt="xs">
              {roleOptions.map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} disabled={isLoading} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
      </Loaded>
    </Section>
  )
}
