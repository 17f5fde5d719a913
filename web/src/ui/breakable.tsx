import { Fragment } from 'react'

/** An address or a long name that may break where a reader expects it: after @ . / _ and hyphens. */
export function Breakable({ children }: { children: string }) {
  const parts = children.split(/(?<=[@./_-])/)
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Fragment key={index}>
      {part}
      {index < parts.length - 1 && <wbr />}
    </Fragment>
  ))
}
