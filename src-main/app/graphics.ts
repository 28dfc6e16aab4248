import { existsSync } from 'node:fs'
import { app } from 'electron'

/** What a graphics driver on Linux shows itself as: DRM, NVIDIA's own, Windows' under WSL, and those of ARM boards. */
const DEVICES = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg', '/dev/mali0', '/dev/kgsl-3d0']

/**
 * Says at once that there is no graphics device where there is none, as in many
 * virtual machines and on remote desktops. Untold, Chromium starts its process
 * for graphics, sees it fail, and starts it anew without, while the first page
 * waits. The page is drawn by the processor in either case. Must run before
 * Electron is ready.
 */
export function drawWithWhatIsThere(): void {
  if (process.platform === 'linux' && !DEVICES.some(device => existsSync(device)))
    app.disableHardwareAcceleration()
}
