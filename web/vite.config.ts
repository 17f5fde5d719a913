import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Compresses once at build time; the server sends the smaller file to whoever takes it. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const fileName of Object.keys(bundle)) {
      if (!/\.(js|css)$/.test(fileName)) continue
      const file = join(dir, fileName)
      const content = readFileSync(file)
      writeFileSync(`${file}.br`, brotliCompressSync(content))
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    }
  },
}

const require = createRequire(import.meta.url)
const pdfjs = dirname(require.resolve('pdfjs-dist/package.json'))
const { version: pdfjsVersion } = require('pdfjs-dist/package.json') as { version: string }

/**
 * What PDF.js fetches when a PDF asks for it: encodings of East Asian text, fonts that need not be embedded, and decoders
 * of scanned images in plain JavaScript, as the pages may not run WebAssembly. Each with its licence.
 */
const pdfjsFiles = ['cmaps', 'standard_fonts', 'wasm'].flatMap((folder) =>
  readdirSync(join(pdfjs, folder))
    .filter((name) => /^LICENSE|\.(bcmap|pfb|ttf)$|_nowasm_fallback\.js$/.test(name))
    .map((name) => ({ from: join(pdfjs, folder, name), to: `assets/pdfjs-${pdfjsVersion}/${folder}/${name}` })),
)

const servePdfjsFiles: Plugin = {
  name: 'pdfjs-files',
  generateBundle() {
    for (const { from, to } of pdfjsFiles) this.emitFile({ type: 'asset', fileName: to, source: readFileSync(from) })
  },
  configureServer({ middlewares }) {
    for (const { from, to } of pdfjsFiles)
      middlewares.use(`/${to}`, (_, reply) => {
        if (to.endsWith('.js')) reply.setHeader('content-type', 'text/javascript')
        createReadStream(from).pipe(reply)
      })
  },
}

// The pages may load nothing but files of their own (Content-Security-Policy), so nothing is inlined.
export default defineConfig({
  plugins: [react(), servePdfjsFiles, precompress],
  build: {
    outDir: 'dist',
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Together, so that no schema is made before Zod has been told to do without `new Function`.
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|app\/zod-without-eval/ }] } },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: `http://localhost:${process.env.PORT ?? 3000}` } },
  },
})
