import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { signIn } from '@colloquy/contracts/sessions'
import { chromium, type Page } from '@playwright/test'
import { inviteTo, makePosition, shorten } from './acting/interviewer.ts'
import { type Look, openRankedList, room, workbench } from './pictures/looks.ts'
import { apiOf } from './product/api.ts'
import { launchOptions } from './product/browser.ts'
import { startProduct } from './product/start-product.ts'

// For people: each page with the demo's data, narrow and wide, light and dark; and the picture in the README.

const sizes = [
  { width: 360, height: 780 },
  { width: 1440, height: 900 },
] as const
const schemes = ['light', 'dark'] as const
const readmeWidth = 1440
const readmePicture = join(import.meta.dirname, '..', 'docs', 'screenshot.png')

const [wanted] = process.argv.slice(2)
if (!wanted) {
  console.error('Say where the pictures go: npm run screenshots -- DIR')
  process.exit(2)
}
// npm runs this in the root of the repository; the folder is meant from where the person stands.
const folder = resolve(process.env.INIT_CWD ?? '.', wanted)
mkdirSync(folder, { recursive: true })

const product = await startProduct(['--demo'])
const browser = await chromium.launch(launchOptions)
try {
  for (const size of sizes) await pictureAt(size)
  console.log(`The pictures are in ${folder}, the one of the README in ${readmePicture}`)
} finally {
  await browser.close()
  await product.stop()
}

async function pictureAt(viewport: (typeof sizes)[number]) {
  const context = () => browser.newContext({ baseURL: product.url, locale: 'en-GB', reducedMotion: 'reduce', viewport })
  const desk = await context()
  const api = apiOf(desk.request)
  await api(signIn, { body: demoAdmin() })
  const page = await desk.newPage()
  if (viewport.width === readmeWidth) {
    await openRankedList(page)
    await page.screenshot({ path: readmePicture })
  }
  await pictureAll(page, workbench, viewport.width)

  const position = await makePosition(api, `Backend engineer ${viewport.width}`)
  await shorten(api, position.id, [120, 240])
  const { link } = await inviteTo(api, position)
  await pictureAll(await (await context()).newPage(), room(link), viewport.width)
}

function demoAdmin() {
  const line = product.output.find((one) => one.startsWith('Demo admin: ')) ?? ''
  const [email = '', password = ''] = line.replace('Demo admin: ', '').split('  ')
  return { email, password }
}

async function pictureAll(page: Page, looks: readonly Look[], width: number) {
  for (const { name, open } of looks) {
    await open(page)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    }
  }
}
