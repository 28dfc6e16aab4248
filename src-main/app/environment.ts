import type { AppEnvironment } from '../../src-shared/ipc/contract'

interface EnvironmentFacts extends Omit<AppEnvironment, 'platform'> {
  readonly platform: NodeJS.Platform
}

export function environmentOf({ platform, ...facts }: EnvironmentFacts): AppEnvironment {
  // Other systems that Electron runs on behave like Linux as far as the window is concerned.
  const known = platform === 'darwin' || platform === 'win32' ? platform : 'linux'
  return { platform: known, ...facts }
}
