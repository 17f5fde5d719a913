import type { ReactNode } from 'react'
import classes from './chat.module.css'

/** One line of the chat. */
export function Line({ from, children }: { from: 'colloquy' | 'candidate'; children: ReactNode }) {
  return (
    <li className={classes.line} data-from={from}>
      {children}
    </li>
  )
}
