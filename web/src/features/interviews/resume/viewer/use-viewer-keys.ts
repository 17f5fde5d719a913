import { useEffect } from 'react'

export type ViewerKeys = {
  onPlace: (direction: 1 | -1) => void
  onPage: (direction: 1 | -1) => void
  onZoom: (direction: 1 | -1) => void
}

/** `n` and `p` for what was found, arrows for pages, plus and minus for the size; not while somebody writes. */
export function useViewerKeys({ onPlace, onPage, onZoom }: ViewerKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest('input, textarea, select, [role="radio"]'))
        return
      const acts: Record<string, () => void> = {
        n: () => onPlace(1),
        p: () => onPlace(-1),
        arrowright: () => onPage(1),
        arrowleft: () => onPage(-1),
        '+': () => onZoom(1),
        '-': () => onZoom(-1),
      }
      const act = acts[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onPlace, onPage, onZoom])
}
