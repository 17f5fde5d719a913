import './app/zod-without-eval.ts'
import './app/style-nonce.ts'
import './app/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createAppStore } from './app/store.ts'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App store={createAppStore()} />
    </StrictMode>,
  )
}
