/** A live connection that a test drives by hand. */
export class FakeEventSource {
  static readonly CLOSED = 2
  static open: FakeEventSource[] = []
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly url: string

  constructor(url: string) {
    this.url = url
    FakeEventSource.open.push(this)
  }

  close() {
    this.readyState = FakeEventSource.CLOSED
    FakeEventSource.open = FakeEventSource.open.filter((source) => source !== this)
  }
}

/** What happy-dom lacks and the pages need. */
export function standInForMissingBrowserParts() {
  Object.assign(globalThis, { EventSource: FakeEventSource })
  window.matchMedia ??= (query) =>
    Object.assign(new EventTarget(), {
      matches: false,
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    })
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  if (!document.fonts) Object.assign(document, { fonts: new EventTarget() })
  Element.prototype.scrollIntoView ??= () => {}
}
