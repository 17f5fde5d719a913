import { Component, type ReactNode } from 'react'
import { ErrorPanel } from './error-panel.tsx'

/** When a part of a page breaks, the rest stays; "Try again" shows the part anew. */
export class PanelBoundary extends Component<{ children: ReactNode; title?: string }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <ErrorPanel
        title={this.props.title ?? 'This part could not be shown'}
        detail="Something went wrong here. What was saved is still there."
        onRetry={() => this.setState({ broken: false })}
      />
    )
  }
}
