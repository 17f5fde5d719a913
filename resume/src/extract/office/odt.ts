import type { Archive } from '../../inspect/archive.ts'
import type { Extracted, Line, RawLink } from '../document.ts'
import { hiddenProperties } from '../properties.ts'
import { type Margin, OdtReader } from './odt-body.ts'
import { readOdtBullets, readOdtLooks } from './odt-styles.ts'
import { elementText } from './plain-xml.ts'
import { paper } from './unseen.ts'

/** Shapes that text may stand on. */
const filledShape = /draw:fill="(?!none")/
const colouredPage = /<style:page-layout-properties[^>]*(?:fo:background-color="#(?!ffffff")|draw:fill="(?!none"))/i

/** ODT: paragraphs of the body with their font sizes, headers and footers of pages, text boxes and links. */
export function extractOdt(archive: Archive): Extracted {
  const content = part(archive, 'content.xml')
  const styles = part(archive, 'styles.xml')
  const meta = part(archive, 'meta.xml')
  const all = styles + content
  const stylesOf = {
    looks: readOdtLooks(all),
    bullets: readOdtBullets(all),
    boxGround: filledShape.test(all) ? null : paper,
    pageGround: colouredPage.test(styles) ? null : paper,
  }
  const properties = {
    title: elementText(meta, 'dc:title'),
    author: elementText(meta, 'meta:initial-creator') || elementText(meta, 'dc:creator'),
    others: ['dc:subject', 'dc:description', 'meta:keyword'].map((name) => elementText(meta, name)),
  }
  const links: RawLink[] = []
  const body = new OdtReader(stylesOf, links)
  const margin = (which: Margin) => withoutRepeats(new OdtReader(stylesOf, links, which).read(styles))
  const lines = [margin('header'), body.read(content), margin('footer')]
  return {
    parser: 'odt',
    pages: Number(/meta:page-count="(\d+)"/.exec(meta)?.[1] ?? 1) || 1,
    ocr: false,
    lines: lines.flat(),
    links,
    title: properties.title,
    author: properties.author,
    hidden: [...body.unseen.found, ...hiddenProperties(properties)],
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
