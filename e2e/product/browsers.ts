import { type BrowserContext, type BrowserContextOptions, test as base, expect, type TestInfo } from '@playwright/test'
import { expectNothingPrivate, notePrivateCookies, type PrivateWords, watchPrivateWords } from './private-words.ts'
import { type Product, startProduct } from './start-product.ts'

type Parts = {
  /** A browser of its own for one person. Everything that goes wrong in its pages fails the test. */
  openBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Colloquy as it is after its very first start: nobody has an account yet. */
  freshProduct: Product
  /** What people typed in this test: no log may hold it. */
  privateWords: PrivateWords
}

export const test = base.extend<Parts>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which parts a fixture needs from this pattern
  privateWords: async ({}, use) => use(new Set()),

  openBrowser: async ({ browser, privateWords }, use) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
      context.on('weberror', (error) => faults.push(String(error.error())))
      context.on('console', (message) => {
        if (message.type() === 'error' && !isRefusedRequest(message.text())) faults.push(message.text())
      })
      watchPrivateWords(context, privateWords)
      contexts.push(context)
      return context
    })
    for (const context of contexts) {
      await notePrivateCookies(context, privateWords)
      await context.close()
    }
    expect(faults, 'errors in the console of a page').toEqual([])
  },

  freshProduct: [
    async ({ privateWords }, use, testInfo) => {
      const product = await startProduct()
      await use(product)
      await attachLog(testInfo, product.output)
      await product.stop()
      expectNothingPrivate(product.output, privateWords)
    },
    { timeout: 90_000 },
  ],
})

/** What the server wrote belongs to the report of a test that failed. */
export async function attachLog(testInfo: TestInfo, lines: readonly string[]): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return
  await testInfo.attach('server.log', { body: lines.join('\n'), contentType: 'text/plain' })
}

// The browser itself writes a line for each answer of 400 and above and for each lost connection.
const isRefusedRequest = (text: string) => /^Failed to load resource|net::ERR_/.test(text)

export { expect }
