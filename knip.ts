import type { KnipConfig } from 'knip'

// What nobody uses is removed. Listed here is what is used in ways that cannot be seen in the imports.
const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['apt-get', 'unshare', 'pdftotext'],
  workspaces: {
    '.': { entry: ['scripts/*.mjs'], project: ['scripts/**/*.mjs'] },
    // The pinned Node is run by its path; migrations are called by name.
    server: { entry: ['src/main.ts', 'migrations/*.ts', 'test/start-*.ts'] },
    // The simulated browser is named in vitest.config.ts.
    web: { ignoreDependencies: ['happy-dom'] },
    // Benches start programs of theirs by path.
    bench: { entry: ['src/**/*.ts'] },
    grader: { entry: ['src/*.ts', 'fit/*.ts'] },
    // The language data of the text recognition is loaded by its path.
    resume: { entry: ['src/*.ts', 'test/*.ts'], ignoreDependencies: ['@tesseract.js-data/eng'] },
    contracts: { entry: ['src/*.ts'] },
  },
}

export default config
