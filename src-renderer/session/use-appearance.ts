import { useLayoutEffect } from 'react'
import { ROW_HEIGHTS_PX } from '../../src-shared/model/settings'
import { useSettings } from './settings-store'

/** Theme, density and blurring belong to the whole document: dialogs and menus are drawn outside of the window's root. */
export function useAppearance(): void {
  const theme = useSettings(settings => settings.theme)
  const rowHeightPx = useSettings(settings => ROW_HEIGHTS_PX[settings.density])
  const isStreaming = useSettings(settings => settings.streamerMode)
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement
    dataset['theme'] = theme
    dataset['streamer'] = String(isStreaming)
    style.setProperty('--row-height', `${rowHeightPx}px`)
  }, [theme, isStreaming, rowHeightPx])
}
