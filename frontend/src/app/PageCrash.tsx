import { Component, type ReactNode } from 'react'
import { PartNotLoaded } from '~/ui/lazyPart'

interface Props {
  /** Shown in place of what broke. */
  fallback: (retry: () => void) => ReactNode
  /** What broke is tried again when this changes. */
  resetKey: string
  children: ReactNode
}

interface State {
  crash: { error: unknown } | null
}

/** Keeps a page that breaks from taking the rest of the screen with it. */
export class PageCrash extends Component<Props, State> {
  override state: State = { crash: null }

  static getDerivedStateFromError(error: unknown): State {
    return { crash: { error } }
  }

  override componentDidUpdate(last: Props) {
    if (this.state.crash && last.resetKey !== this.props.resetKey) this.setState({ crash: null })
  }

  override render() {
    const { crash } = this.state
    if (!crash) return this.props.children
    return this.props.fallback(() => {
      // What could not be loaded stays so until the page is loaded anew, perhaps in another version.
      if (crash.error instanceof PartNotLoaded) window.location.reload()
      else this.setState({ crash: null })
    })
  }
}
