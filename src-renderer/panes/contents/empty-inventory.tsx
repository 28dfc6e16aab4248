import { FolderPlus, PackageOpen } from 'lucide-react'
import { Button } from '../../kit/button'
import { Panel } from '../../kit/panel'
import { useText } from '../../kit/text-context'

interface EmptyInventoryProps {
  readonly canMakeFolder: boolean
  readonly onNewFolder: () => void
}

export function EmptyInventory({ canMakeFolder, onNewFolder }: EmptyInventoryProps) {
  const text = useText()
  return (
    <Panel icon={<PackageOpen size={32} strokeWidth={1.5} />} title={text.tree.emptyInventory}>
      <p>{text.tree.emptyInventoryHint}</p>
      <Button icon={<FolderPlus size={16} />} disabled={!canMakeFolder} onClick={onNewFolder}>
        {text.toolbar.newFolder}
      </Button>
    </Panel>
  )
}
