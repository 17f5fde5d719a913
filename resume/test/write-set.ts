/** Writes an invented set of résumés with its `labels.json`, for `bench:resume`: `--out DIR [--seed 1] [--count 300]`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateSet } from './generated-set.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '300' },
  },
})
if (!values.out) {
  process.stderr.write('Usage: npm run generate -w resume -- --out DIR [--seed 1] [--count 300]\n')
  process.exit(2)
}
const files = join(values.out, 'files')
mkdirSync(files, { recursive: true })
const labels = [...generateSet(Number(values.seed), Number(values.count))].map(({ label, bytes }) => {
  writeFileSync(join(files, label.file), bytes)
  return label
})
writeFileSync(join(values.out, 'labels.json'), JSON.stringify(labels, null, 1))
