import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { NarrowPage } from '../ui/narrow-page.tsx'
import { paths } from './paths.ts'

export function NotFoundPage() {
  return (
    <NarrowPage title="There is no such page">
      <Text>The address may be mistyped, or the page has moved.</Text>
      <Anchor component={Link} to={paths.home()}>
        Go to the start
      </Anchor>
    </NarrowPage>
  )
}
