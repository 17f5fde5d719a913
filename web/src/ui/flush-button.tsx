import { Button, type ButtonProps, type ElementProps } from '@mantine/core'

/** A quiet button whose words begin where the text above it begins: its border and padding stand in the margin. */
export function FlushButton(props: ButtonProps & ElementProps<'button', keyof ButtonProps>) {
  return <Button variant="subtle" size="compact-xs" ml="calc(-1px - var(--button-padding-x))" {...props} />
}
