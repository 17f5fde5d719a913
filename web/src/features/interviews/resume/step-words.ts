/** The steps as they are called while they run and once they ended. */
const words: Record<string, { doing: string; done: string }> = {
  store: { doing: 'storing the file', done: 'Stored' },
  fetch: { doing: 'fetching the file', done: 'Fetched and compared' },
  scan: { doing: 'scanning for malware', done: 'Scanned for malware' },
  inspect: { doing: 'inspecting the file', done: 'Inspected' },
  extract: { doing: 'extracting the text', done: 'Text extracted' },
  fallback: { doing: 'trying another parser', done: 'Another parser tried' },
  ocr: { doing: 'recognising text in pictures', done: 'Text recognised in pictures' },
  understand: { doing: 'looking for name, contact and work', done: 'Fields looked for' },
  record: { doing: 'writing down what was found', done: 'Written down' },
  read: { doing: 'reading', done: 'Read' },
}

export const stepDone = (name: string): string => words[name]?.done ?? name
export const stepDoing = (name: string): string => words[name]?.doing ?? name
