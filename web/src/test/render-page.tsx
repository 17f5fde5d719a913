import { MantineProvider } from '@mantine/core'
import { clearAllListeners } from '@reduxjs/toolkit'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Provider } from 'react-redux'
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router'
import { onTestFinished, vi } from 'vitest'
import { watchConnection } from '../app/connection-watch.ts'
import { createAppStore } from '../app/store.ts'
import { cssVariables, theme } from '../app/theme.ts'

/** Shows routes as the app would, with a store of their own. */
export function renderPage(routes: RouteObject[], at = '/') {
  const store = createAppStore()
  const stopWatching = watchConnection(store)
  onTestFinished(() => {
    stopWatching()
    store.dispatch(clearAllListeners())
  })
  const router = createMemoryRouter(routes, { initialEntries: [at] })
  const user = userEvent.setup({ advanceTimers: vi.isFakeTimers() ? vi.advanceTimersByTime : () => {} })
  const view = render(
    <Provider store={store}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
        <RouterProvider router={router} />
      </MantineProvider>
    </Provider>,
  )
  return { ...view, store, router, user }
}
