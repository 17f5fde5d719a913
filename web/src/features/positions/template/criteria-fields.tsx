import type { Criterion } from '@colloquy/contracts/templates'
import { NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { AnchorList } from '../../interviews/transcript/judgement/anchors.tsx'
import classes from './template.module.css'

type CriteriaFieldsProps = {
  criteria: readonly Criterion[]
  editable: boolean
  onChange: (criteria: Criterion[]) => void
}

const levels = ['5', '4', '3', '2', '1'] as const

/** What every answer is judged by: how much each criterion counts, and what its levels mean. */
export function CriteriaFields({ criteria, editable, onChange }: CriteriaFieldsProps) {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const change = (id: Criterion['id'], part: Partial<Criterion>) =>
    onChange(criteria.map((criterion) => (criterion.id === id ? { ...criterion, ...part } : criterion)))
  return (
    <>
      {criteria.map(({ id, name, weight, anchors }) => (
        <div key={id} className={classes.criterion}>
          {editable ? (
            <NumberInput
              size="xs"
              label={`${name}, %`}
              min={1}
              max={100}
              step={5}
              value={weight}
              onChange={(value) => value !== '' && change(id, { weight: Number(value) })}
            />
          ) : (
            <Text size="sm">
              {name}, {weight} %
            </Text>
          )}
          <Disclosure label={`What the levels of ${name.toLowerCase()} mean`}>
            {editable && id !== 'timeliness' ? (
              <Stack gap="xs">
                {levels.map((level) => (
                  <Textarea
                    key={level}
                    size="xs"
                    label={`Level ${level}`}
                    autosize
                    minRows={1}
                    maxLength={600}
                    value={anchors[level]}
                    onChange={(event) => change(id, { anchors: { ...anchors, [level]: event.currentTarget.value } })}
                  />
                ))}
              </Stack>
            ) : (
              <AnchorList anchors={anchors} />
            )}
          </Disclosure>
        </div>
      ))}
      {total !== 100 && (
        <Text size="sm" role="alert" className={classes.empty}>
          The weights add up to {Number(total.toFixed(2))}, not to 100.
        </Text>
      )}
    </>
  )
}
