import { app } from 'electron'
import { z } from 'zod'

/** Chromium sorts and completes the command line that it passes on; this is how it was. */
const handedOver = z.object({ args: z.array(z.string().max(300_000)).max(100) })

/** Why Satchel may not open a window here. `no-folder`: where it keeps everything cannot be written. */
export type WhyNot =
  | { readonly kind: 'open-already' }
  | { readonly kind: 'no-folder'; readonly folder: string }

/**
 * One program for each folder of user data, so that tests and trials with
 * folders of their own do not meet. A further start hands its arguments over
 * to the first. Answers null for the first.
 */
export function becomeTheOnly(onFurtherStart: (args: readonly string[]) => void): WhyNot | null {
  if (!app.requestSingleInstanceLock({ args: process.argv })) return { kind: 'open-already' }
  app.on('second-instance', (_event, argv, _folder, data: unknown) => {
    onFurtherStart(handedOver.safeParse(data).data?.args ?? argv)
  })
  return null
}
