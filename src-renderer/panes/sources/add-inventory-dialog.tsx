import { useState } from 'react'
import { GATEWAY_PLATFORMS, type GatewayPlatform } from '../../../src-shared/model/added-source'
import { Modal } from '../../kit/modal'
import { PlatformIcon } from '../../kit/platform-icon'
import { useText } from '../../kit/text-context'
import { addSource, takeSnapshot } from '../../session/source-list'
import styles from './add-inventory-dialog.module.css'
import { InventoryForm } from './inventory-form'

/** First which kind, with what can be done there; then what that kind asks for. */
export function AddInventoryDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const [platform, setPlatform] = useState<GatewayPlatform | null>(null)
  const { addTitle, addText, resonite, platforms, back, submit } = text.inventories
  const title = platform === null ? addTitle : platforms[platform].name
  return (
    <Modal title={title} onClose={onClose}>
      {platform === null ? (
        <div className={styles.body}>
          <p className={styles.text}>{addText}</p>
          <ul className={styles.cards}>
            {GATEWAY_PLATFORMS.map(each => (
              <li key={each}>
                <button type="button" className={styles.card} onClick={() => setPlatform(each)}>
                  <PlatformIcon platform={each} size={24} />
                  <span className={styles.name}>{platforms[each].name}</span>
                  <span className={styles.can}>{platforms[each].can}</span>
                </button>
              </li>
            ))}
            <li className={styles.note}>
              <PlatformIcon platform="resonite" size={24} />
              <span className={styles.name}>{resonite.name}</span>
              <span className={styles.can}>{resonite.can}</span>
            </li>
          </ul>
        </div>
      ) : (
        <InventoryForm
          platform={platform}
          before={null}
          secrets="none"
          submitLabel={submit}
          cancelLabel={back}
          onCancel={() => setPlatform(null)}
          onSubmit={wish => addSource(platform, wish)}
          onSnapshot={(wish, tell, signal) => takeSnapshot({ ...wish, platform, id: null }, tell, signal)}
          onDone={onClose}
        />
      )}
    </Modal>
  )
}
