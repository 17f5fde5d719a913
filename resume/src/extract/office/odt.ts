import type { Archive } from '../../inspect/archive.ts'
import type { Extracted, Line, RawLink } from '../document.ts'
import { type Margin, OdtReader } from './odt-body.ts'
import { readOdtBullets, readOdtHidden, readOdtSizes } from './odt-styles.ts'
import { elementText } from './plain-xml.ts'

/** ODT: paragraphs of the body with their font sizes, headers and footers of pages, text boxes and links. */
export function extractOdt(archive: Archive): Extracted {
  const content = part(archive, 'content.xml')
  const styles = part(archive, 'styles.xml')
  const meta = part(archive, 'meta.xml')
  const all = styles + content
  const looks = { sizes: readOdtSizes(all), bullets: readOdtBullets(all), hidden: readOdtHidden(all) }
  const links: RawLink[] = []
  const body = new OdtReader(looks, links)
  const margin = (which: Margin) => withoutRepeats(new OdtReader(looks, links, which).read(styles))
  const lines = [margin('header'), body.read(content), margin('footer')]
  return {
    parser: 'odt',
    pages: Number(/meta:page-count="(\d+)"/.exec(meta)?.[1] ?? 1) || 1,
    ocr: false,
    lines: lines.flat(),
    links,
    title: elementText(meta, 'dc:title'),
    author: elementText(meta, 'meta:initial-creator') || elementText(meta, 'dc:creator'),
    hidden: body.hiddenText.map((text) => ({ kind: 'hidden_style', page: null, text })),
    warnings: archive.warnings,
  }
}

/** The first page, left and right pages may have the same header. */
function withoutRepeats(lines: Line[]): Line[] {
  return [...new Map(lines.map((line) => [line.text, line])).values()]
}

function part(archive: Archive, name: string): string {
  return archive.parts.get(name)?.toString('utf8').replaceAll('\u0000', '') ?? ''
}
