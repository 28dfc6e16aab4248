import { FolderPlus, PackageOpen } from 'lucide-react'
import { useBrowser } from '../../browser/browser-context'
import { Button } from '../../kit/button'
import { Panel } from '../../kit/panel'
import { useText } from '../../kit/text-context'

export function EmptyInventory({ canMakeFolder }: { readonly canMakeFolder: boolean }) {
  const text = useText()
  const browser = useBrowser()
  return (
    <Panel icon={<PackageOpen size={32} strokeWidth={1.5} />} title={text.tree.emptyInventory}>
      <p>{text.tree.emptyInventoryHint}</p>
      <Button icon={<FolderPlus size={16} />} disabled={!canMakeFolder} onClick={() => browser.newFolder()}>
        {text.toolbar.newFolder}
      </Button>
    </Panel>
  )
}
