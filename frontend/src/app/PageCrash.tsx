import { Component, type ReactNode } from 'react'

interface Props {
  /** Shown in place of what broke. */
  fallback: (retry: () => void) => ReactNode
  /** What broke is tried again when this changes. */
  resetKey: string
  children: ReactNode
}

/** Keeps a page that breaks from taking the rest of the screen with it. */
export class PageCrash extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override componentDidUpdate(last: Props) {
    if (this.state.crashed && last.resetKey !== this.props.resetKey) this.setState({ crashed: false })
  }

  override render() {
    if (this.state.crashed) return this.props.fallback(() => this.setState({ crashed: false }))
    return this.props.children
  }
}
