import type { AppEnvironment } from '../src-shared/ipc/contract'

export function environmentOf(platform: NodeJS.Platform, version: string, isTour: boolean): AppEnvironment {
  // Other systems that Electron runs on behave like Linux as far as the window is concerned.
  const known = platform === 'darwin' || platform === 'win32' ? platform : 'linux'
  return { platform: known, version, isTour }
}
