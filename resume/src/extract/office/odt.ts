import type { Archive } from '../../inspect/archive.ts'
import type { Extracted, RawLink } from '../document.ts'
import { OdtReader } from './odt-body.ts'
import { readOdtSizes } from './odt-styles.ts'
import { elementText } from './plain-xml.ts'

/** ODT: paragraphs of the body with their font sizes, page headers, text boxes and links. */
export function extractOdt(archive: Archive): Extracted {
  const content = part(archive, 'content.xml')
  const styles = part(archive, 'styles.xml')
  const meta = part(archive, 'meta.xml')
  const sizes = readOdtSizes(styles + content)
  const links: RawLink[] = []
  const header = /<style:header>[\s\S]*?<\/style:header>/.exec(styles)?.[0] ?? ''
  const lines = [new OdtReader('header', sizes, links).read(header), new OdtReader('body', sizes, links).read(content)]
  return {
    parser: 'odt',
    pages: Number(/meta:page-count="(\d+)"/.exec(meta)?.[1] ?? 1) || 1,
    ocr: false,
    lines: lines.flat(),
    links,
    title: elementText(meta, 'dc:title'),
    author: elementText(meta, 'meta:initial-creator') || elementText(meta, 'dc:creator'),
    hidden: [],
    warnings: archive.warnings,
  }
}

function part(archive: Archive, name: string): string {
  return archive.parts.get(name)?.toString('utf8').replaceAll('\u0000', '') ?? ''
}
