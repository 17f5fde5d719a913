import { Radio, Stack } from '@mantine/core'
import { Loaded } from '../../../app/loaded.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useListTemplatesQuery } from '../positions.api.ts'

type TemplateChoiceProps = { value?: string; onChange?: (value: string) => void; error?: unknown }

export function TemplateChoice({ value, onChange }: TemplateChoiceProps) {
  const templates = useListTemplatesQuery()
  return (
    <Radio.Group label="Template" value={value ?? ''} onChange={(key) => onChange?.(key)}>
      <Loaded query={templates} skeleton={<RowsSkeleton rows={2} height={40} />}>
        {({ items }) => (
          <Stack gap="sm" mt="xs">
            {items.map(({ key, name, description }) => (
              <Radio key={key} value={key} label={name} description={description} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Radio.Group>
  )
}
