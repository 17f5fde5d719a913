import { completeSetUp } from '@colloquy/contracts/sessions'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { type Api, apiOf } from './api.ts'
import { attachLog, test as base, expect } from './browsers.ts'
import { expectNothingPrivate, notePrivateWords } from './private-words.ts'
import { type Product, startProduct } from './start-product.ts'

type TestParts = {
  /** A page of somebody who is signed in as the administrator. */
  workbench: Page
  /** A page of a candidate, in another browser than the interviewer's. */
  room: Page
  api: Api
  serverLog: undefined
}
/** One product for all tests, with its first account. */
type SharedProduct = Product & { readonly signedIn: Exclude<BrowserContextOptions['storageState'], undefined> }

export const admin = { name: 'Ada Example', email: 'ada@example.org', password: 'velvet tundra ladder quince' }

export const test = base.extend<TestParts, { product: SharedProduct }>({
  product: [
    async ({ playwright }, use) => {
      const product = await startProduct()
      const request = await playwright.request.newContext({ baseURL: product.url })
      await apiOf(request)(completeSetUp, { body: { token: product.setUpLink.split('#')[1] ?? '', ...admin } })
      const signedIn = await request.storageState()
      await request.dispose()
      await use({ ...product, signedIn })
      await product.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  workbench: async ({ openBrowser, product }, use) => {
    const context = await openBrowser({ baseURL: product.url, storageState: product.signedIn })
    await use(await context.newPage())
  },

  room: async ({ openBrowser, product }, use) => {
    const context = await openBrowser({ baseURL: product.url })
    await use(await context.newPage())
  },

  api: async ({ playwright, product, privateWords }, use) => {
    const request = await playwright.request.newContext({ baseURL: product.url, storageState: product.signedIn })
    await use(apiOf(request, (body) => notePrivateWords(body, privateWords)))
    await request.dispose()
  },

  serverLog: [
    async ({ product, privateWords }, use, testInfo) => {
      const from = product.output.length
      await use(undefined)
      await attachLog(testInfo, product.output.slice(from))
      expectNothingPrivate(product.output.slice(from), privateWords)
    },
    { auto: true },
  ],
})

export { expect }
