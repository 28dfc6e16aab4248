import { Bug } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { en } from '../i18n/en'
import { Button } from './button'
import { Panel } from './panel'

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
    return (
      <Panel icon={<Bug size={32} strokeWidth={1.5} />} title={en.error.fault} isAlert>
        <p>{en.error.faultHint}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {en.error.reload}
        </Button>
      </Panel>
    )
  }
}
