import { useEffect } from 'react'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { mainStore } from './settings-store'

/** Says what is wrong with the file of the settings, each time it becomes so. */
export function useSettingsTrouble(): void {
  const text = useText()
  const trouble = useStore(mainStore, state => state.trouble)
  useEffect(() => {
    if (!trouble) return
    const { message, detail } = text.settings.trouble[trouble.kind](trouble.file)
    showToast({ tone: 'failure', message, detail, actions: [] })
    // oxlint-disable-next-line react/exhaustive-deps -- another language is no new trouble
  }, [trouble?.kind, trouble?.file])
}
