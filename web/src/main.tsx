import './app/zod-without-eval.ts'
import './app/style-nonce.ts'
import './app/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { printInLight } from './app/print-in-light.ts'
import { createAppStore } from './app/store.ts'

printInLight()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App store={createAppStore()} />
    </StrictMode>,
  )
}
