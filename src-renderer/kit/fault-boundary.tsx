import { Bug } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button } from './button'
import { Panel } from './panel'
import { textStore } from './text-context'

interface FaultBoundaryProps {
  readonly children: ReactNode
}

/** A fault while drawing leaves a sentence and a way on, never an empty window. Main and its work are untouched. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly hasFault: boolean }> {
  override state = { hasFault: false }

  static getDerivedStateFromError(): { readonly hasFault: boolean } {
    return { hasFault: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFault) return this.props.children
    const text = textStore.get()
    return (
      <Panel icon={<Bug size={32} strokeWidth={1.5} />} title={text.error.fault} isAlert>
        <p>{text.error.faultHint}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {text.error.reload}
        </Button>
      </Panel>
    )
  }
}
