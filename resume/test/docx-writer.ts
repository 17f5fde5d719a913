import { strToU8, zipSync } from 'fflate'

export type DocxSpec = {
  /** XML of the body's paragraphs; see `paragraph`. */
  body: string
  header?: string
  /** Hyperlink targets by relationship id. */
  links?: Record<string, string>
  author?: string
  /** Further parts, by name. */
  extra?: Record<string, Uint8Array>
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** One paragraph; `size` in points, `properties` is further run-property XML such as `<w:vanish/>`. */
export function paragraph(text: string, size = 11, properties = ''): string {
  return `<w:p><w:r><w:rPr><w:sz w:val="${size * 2}"/>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
}

export function textBox(inner: string): string {
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${inner}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${inner}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`
}

export function hyperlink(id: string, text: string): string {
  return `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:hyperlink></w:p>`
}

/** A DOCX with body, header, links and properties. */
export function writeDocx(spec: DocxSpec): Buffer {
  const relations = Object.entries(spec.links ?? {})
    .map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="hyperlink" TargetMode="External" Target="${escapeXml(target)}"/>`,
    )
    .join('')
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${spec.body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(`<Relationships>${relations}</Relationships>`),
    'docProps/core.xml': strToU8(
      `<cp:coreProperties><dc:creator>${escapeXml(spec.author ?? '')}</dc:creator></cp:coreProperties>`,
    ),
    ...spec.extra,
  }
  if (spec.header) parts['word/header1.xml'] = strToU8(`<w:hdr ${namespaces}>${spec.header}</w:hdr>`)
  return Buffer.from(zipSync(parts))
}

/** An ODT with the given paragraphs. */
export function writeOdt(paragraphs: string[]): Buffer {
  return writeOdtXml(paragraphs.map((text) => `<text:p text:style-name="P1">${escapeXml(text)}</text:p>`).join(''))
}

/** An ODT with this XML as its text, and further parts by name. */
export function writeOdtXml(body: string, extra: Record<string, string> = {}): Buffer {
  return Buffer.from(
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(
        `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ),
      ...Object.fromEntries(Object.entries(extra).map(([name, xml]) => [name, strToU8(xml)])),
    }),
  )
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
