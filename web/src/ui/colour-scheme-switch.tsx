import { ActionIcon, NavLink, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'

/** Light or dark; what the system says until somebody chooses. */
export function ColourSchemeSwitch({ iconOnly }: { iconOnly?: boolean }) {
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark'
  const Icon = other === 'dark' ? IconMoon : IconSun
  const label = `Switch to ${other} colours`
  const flip = () => setColorScheme(other)

  if (iconOnly) {
    return (
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={flip}>
        <Icon size={18} stroke={1.6} />
      </ActionIcon>
    )
  }
  return (
    <NavLink
      component="button"
      type="button"
      label={other === 'dark' ? 'Dark colours' : 'Light colours'}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      onClick={flip}
    />
  )
}
