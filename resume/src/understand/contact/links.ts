import type { Extracted } from '../../extract/document.ts'
import type { Field, Found, Link, LinkKind } from '../../types.ts'
import { skillsByFirstWord } from '../career/skill-vocabulary.ts'
import { pageAt, placeOf, placeOutsideText, type TextIndex } from '../text/text-index.ts'

const githubUrl =
  /(?<![\w-])(?:https?:\/\/)?(?:www\.)?github\.com\/(?:#!\/)?@?([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})(\/[\w.-]+)?\/?/i
const linkedinUrl =
  /(?<![\w-])(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:(?:mwlite\/)?(?:in|pub|profile)\/)?@?([\p{L}\p{N}%_.-]{2,100})\/?/iu
const anyUrl =
  /(?<![\w@.-])(?:https?:\/\/|www\.)[^\s<>"'|,;)\]]+|(?<![\w@.-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:com|net|org|io|dev|me|co|ai|app|tech|info|page|site|xyz|blog|link)(?:\/[^\s<>"'|,;)\]]*)?(?![\w@.-])/gi
/** A cheap sign that `anyUrl` may fit. */
const urlSign = /\.[a-z]|:\/\//i
const notAnAccount =
  /^(features|topics|about|pricing|orgs|sponsors|marketplace|login|join|settings|explore|company|companies|school|feed|jobs|in|pub|profile|learning|posts|groups|redir|share)$/i

type Account = {
  handle: string
  url: string
  score: number
  page: number
  start: number
  end: number
  shown: string
  linked: boolean
}

export type FoundLinks = { github: Field<string>; linkedin: Field<string>; links: Found<Link>[] }

type Site = 'github' | 'linkedin'
const sites = {
  github: {
    word: /git\s?hub/i,
    url: githubUrl,
    everyUrl: new RegExp(githubUrl.source, `${githubUrl.flags}g`),
    label: /git\s?hub[ \t]*[:：(][ \t]*@?\/?([a-z\d][a-z\d-]{1,38})(?![\w./])/gi,
  },
  linkedin: {
    word: /linked\s?in/i,
    url: linkedinUrl,
    everyUrl: new RegExp(linkedinUrl.source, `${linkedinUrl.flags}g`),
    label:
      /linked\s?in[ \t]*(?:[:：(][ \t]*|[–—-]?[ \t]*(?=\/?in\/))@?(?:\/?in\/)?([\p{L}\p{N}][\p{L}\p{N}_-]{2,60})(?![\w./])/giu,
  },
}

/** Profile links and other addresses, from the text, from annotations behind it, and from labels or icons beside a bare handle. */
export function findLinks(index: TextIndex, extracted: Extracted): FoundLinks {
  const accountsOn = (site: Site) => [
    ...(sites[site].word.test(index.text)
      ? [
          ...inText(index, site),
          ...labelled(index, site),
          ...brokenBelow(index, site),
          ...(site === 'github' ? dashed(index) : []),
        ]
      : []),
    ...besideIcons(index, site),
    ...(site === 'linkedin' ? inAlone(index) : []),
    ...behindText(extracted, site),
  ]
  return {
    github: choose(index, accountsOn('github')),
    linkedin: choose(index, accountsOn('linkedin')),
    links: collect(index, extracted),
  }
}

function inText(index: TextIndex, site: Site): Account[] {
  const found: Account[] = []
  for (const match of index.text.matchAll(sites[site].everyUrl)) {
    const handle = cleanHandle(match[1] ?? '')
    const deep = site === 'github' && Boolean(match[2])
    const page = pageAt(index, match.index)
    const whole = continued(index, match.index + match[0].length, match[0], handle)
    found.push(account(whole, deep, page, match.index, match.index + match[0].length, match[0], false))
  }
  return found.filter(isAccount)
}

function behindText(extracted: Extracted, site: Site): Account[] {
  const found: Account[] = []
  for (const { url, page, text } of extracted.links) {
    const match = sites[site].url.exec(url)
    if (!match || !/^\w*:|^www|^github|^linkedin/i.test(url)) continue
    const deep = site === 'github' && Boolean(match[2])
    found.push(account(cleanHandle(match[1] ?? ''), deep, page, 0, 0, text, true))
  }
  return found.filter(isAccount)
}

function isAccount({ handle }: Account): boolean {
  return handle.length > 1 && !notAnAccount.test(handle)
}

/** A handle that ends in a hyphen at the end of a line goes on in the next one; so does one before `… (LinkedIn)`. */
function continued(index: TextIndex, end: number, shown: string, handle: string): string {
  const rest = index.text.slice(end, end + 80)
  const hyphenated = shown.endsWith('-')
  const next =
    /^\n([\w-]{2,40})(?=\s*\(LinkedIn\))/.exec(rest)?.[1] ??
    (hyphenated && /^\n([\w-]{2,40})(?=\s*(?:\n|$|\s{3}|[|•·]))/.exec(rest)?.[1])
  if (!next) return handle
  return hyphenated ? `${handle}-${next}` : `${handle}${next}`
}

function account(
  handle: string,
  deep: boolean,
  page: number,
  start: number,
  end: number,
  shown: string,
  linked: boolean,
): Account {
  return { handle, url: '', score: (deep ? -4 : 2) + (linked ? 0.5 : 0) - page, page, start, end, shown, linked }
}

/** `linkedin.com/in/` at the end of a line, the account alone in the next line of the column. */
function brokenBelow(index: TextIndex, site: Site): Account[] {
  const found: Account[] = []
  for (const line of index.lines) {
    const next = index.lines[line.index + 1]
    if (!next || !opensAccount[site].test(line.text) || Math.abs(next.x - line.x) > 4) continue
    const handle = /^([\w-]{3,40})\/?$/.exec(next.text)?.[1]
    if (handle) found.push(account(handle, false, line.page, next.start, next.start + handle.length, handle, false))
  }
  return found.filter(isAccount)
}

const opensAccount = { github: /github\.com\/$/i, linkedin: /linkedin\.com\/in\/$/i }

/** `GitHub: jane`, `LinkedIn — /in/jane`. */
function labelled(index: TextIndex, site: Site): Account[] {
  const found: Account[] = []
  for (const match of index.text.matchAll(sites[site].label)) {
    const handle = match[1] ?? ''
    if (
      !/^(https?|www|profile|link|url|available|n\/?a|profil|perfil|profilo|профиль|git\s?hub|linked\s?in)$/i.test(
        handle,
      )
    ) {
      const start = match.index + match[0].lastIndexOf(handle)
      const page = pageAt(index, start)
      found.push({ ...account(handle, false, page, start, start + handle.length, handle, false), score: -page })
    }
  }
  return found
}

/** `GitHub - janedoe` or `GitHub janedoe` at the end of a line or before a separator: less sure, because a project's name may stand there. */
function dashed(index: TextIndex): Account[] {
  const pattern =
    /(?<=^|[|•·,;]\s*|\s{3})git\s?hub[ \t]+(?:[–—-][ \t]+)?@?([a-z\d][a-z\d-]{1,38})(?=\s*(?:$|[|•·,;]|\s{3}))/gim
  return [...index.text.matchAll(pattern)].map((match) => {
    const handle = match[1] ?? ''
    const end = match.index + match[0].length
    const page = pageAt(index, match.index)
    return account(handle, true, page, end - handle.length, end, handle, false)
  })
}

/** `in/jane-doe` on a line of its own. */
function inAlone(index: TextIndex): Account[] {
  const found: Account[] = []
  for (const line of index.lines) {
    const handle =
      line.text.length < 66 && line.text.includes('in/') ? /^\/?in\/([\w-]{3,60})\/?$/.exec(line.text)?.[1] : null
    if (handle) found.push(account(handle, false, line.page, line.start, line.end, handle, false))
  }
  return found
}

function besideIcons(index: TextIndex, site: Site): Account[] {
  const found: Account[] = []
  for (const line of index.lines) {
    if (line.icon !== site || !/^@?[\w-]{3,39}$/.test(line.text)) continue
    const handle = line.text.replace(/^@/, '')
    found.push({ ...account(handle, false, line.page, line.start, line.end, handle, false), score: -line.page })
  }
  return found
}

function choose(index: TextIndex, found: Account[]): Field<string> {
  const best = found.sort((a, b) => b.score - a.score)[0]
  if (!best) return null
  const deepOnly = best.score < -2
  const owners = new Set(found.map(({ handle }) => handle.toLowerCase()))
  if (deepOnly && owners.size > 1) return null
  const shownAt = best.linked && best.shown ? index.text.indexOf(best.shown) : best.start
  const where =
    best.linked && (shownAt < 0 || !best.shown)
      ? placeOutsideText('link', best.page, best.shown || best.handle)
      : placeOf(index, shownAt, best.linked ? shownAt + best.shown.length : best.end)
  return { value: best.handle, confidence: deepOnly ? 0.5 : 0.97, where }
}

function collect(index: TextIndex, extracted: Extracted): Found<Link>[] {
  const seen = new Map<string, Found<Link>>()
  const add = (raw: string, confidence: number, where: Found<Link>['where']) => {
    const url = absolute(raw)
    const key = url?.toLowerCase().replace(/^https?:\/\/(www\.)?|\/+$/g, '')
    if (!url || !key || seen.has(key)) return
    seen.set(key, { value: { kind: kindOf(url), url, handle: handleOf(url) }, confidence, where })
  }
  for (const line of index.lines) {
    if (!urlSign.test(line.text)) continue
    for (const match of line.text.matchAll(anyUrl)) {
      const raw = match[0].replace(/[.,;:]+$/, '')
      if (isNoAddress(raw)) continue
      const start = line.start + match.index
      add(raw, 0.9, placeOf(index, start, start + raw.length))
    }
  }
  for (const { url, page, text } of extracted.links) {
    if (/^(https?:|www\.)/i.test(url)) add(url, 0.95, placeOutsideText('link', page, text || url))
  }
  return [...seen.values()].slice(0, 60)
}

/** `B.Tech`, `ASP.NET` and `socket.io` only look like the names of sites. */
function isNoAddress(raw: string): boolean {
  if (/\/|^www\./i.test(raw)) return false
  return /\.\p{Lu}\p{L}*$/u.test(raw) || skillsByFirstWord.has(raw.toLowerCase())
}

function absolute(raw: string): string | null {
  const url = /^https?:/i.test(raw) ? raw : `https://${raw}`
  return URL.canParse(url) ? url : null
}

function kindOf(url: string): LinkKind {
  if (githubUrl.test(url)) return 'github'
  if (linkedinUrl.test(url)) return 'linkedin'
  const { pathname } = new URL(url)
  return pathname === '/' || pathname === '' ? 'website' : 'other'
}

function handleOf(url: string): string | null {
  const match = githubUrl.exec(url) ?? linkedinUrl.exec(url)
  return match?.[1] ? cleanHandle(match[1]) : null
}

function cleanHandle(raw: string): string {
  try {
    return decodeURIComponent(raw).replace(/[./_-]+$/, '')
  } catch {
    return raw.replace(/[./_-]+$/, '')
  }
}
