import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { Provider } from 'react-redux'
import { RouterProvider } from 'react-router'
import { watchConnection } from './connection-watch.ts'
import { router } from './router.tsx'
import type { AppStore } from './store.ts'
import { styleNonce } from './style-nonce.ts'
import { cssVariables, theme } from './theme.ts'

const colourScheme = localStorageColorSchemeManager({ key: 'colloquy.colour-scheme' })

export function App({ store }: { store: AppStore }) {
  useEffect(() => watchConnection(store), [store])
  return (
    <Provider store={store}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        colorSchemeManager={colourScheme}
        getStyleNonce={styleNonce}
      >
        <RouterProvider router={router} />
      </MantineProvider>
    </Provider>
  )
}
