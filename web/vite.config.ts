import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The pages may load nothing but files of their own (Content-Security-Policy), so nothing is inlined.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: `http://localhost:${process.env.PORT ?? 3000}` } },
  },
})
