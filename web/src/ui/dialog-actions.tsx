import { Button, Group } from '@mantine/core'

type Props = { submit: string; isLoading: boolean; onCancel: () => void }

/** The end of a form in a dialog: leave it, or send it. */
export function DialogActions({ submit, isLoading, onCancel }: Props) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" loading={isLoading}>
        {submit}
      </Button>
    </Group>
  )
}
